import type { Context, Hono } from 'hono';
import { isLoopbackUrl } from '../api/loopback.js';
import type { World } from '../api/world.js';
import { emulatorOperations } from '../api/emulator-operation.js';
import { licenseBit, licensesOfMask } from '../organization/license-catalog.js';
import type { EmulatorSettingChanges } from '../settings/emulator-settings.js';
import {
  emulatorScenarioNames,
  emulatorScenarios,
  type EmulatorScenarioName,
} from '../settings/emulator-scenarios.js';
import { isRecord, isStrings } from '../settings/setting-rule.js';
import { settingNames, settingRules } from '../settings/setting-rules.js';
import type { PlannedFailure } from '../faults/fail-next.js';

/** What the control endpoint may do to the emulator. */
export interface ControlTarget {
  configure(settings: EmulatorSettingChanges): void;
  scenario(name: EmulatorScenarioName): void;
  failNext(failure: PlannedFailure): void;
  reset(): void;
}

/** The endpoints under /emulator. They are outside the API and need no token. */
export function controlRoutes(app: Hono, world: World, target: ControlTarget): void {
  const { organization } = world;
  app.use('/emulator', onlyFromThisMachine);
  app.use('/emulator/*', onlyFromThisMachine);

  app.get('/emulator', ({ json }) => json(overview(world)));
  app.get('/emulator/settings', ({ json }) => json(world.settings()));
  app.patch('/emulator/settings', (context) =>
    changed(context, (body) => {
      if (!isRecord(body))
        throw new TypeError('genesys-license-emulator: the body has to be an object of settings.');
      target.configure(body);
      return world.settings();
    }),
  );
  app.post('/emulator/scenario', (context) =>
    changed(context, (body) => {
      target.scenario((isRecord(body) ? body['name'] : undefined) as EmulatorScenarioName);
      return world.settings();
    }),
  );
  app.post('/emulator/fail-next', (context) =>
    changed(context, (body) => {
      target.failNext(isRecord(body) ? body : {});
      return {};
    }),
  );
  app.post('/emulator/reset', ({ json }) => {
    target.reset();
    return json({});
  });
  app.get('/emulator/users/:id/licenses', (context) => {
    const id = context.req.param('id');
    if (organization.numberOf(id) < 0) return context.json({ error: `There is no user "${id}".` }, 404);
    return context.json(organization.licensesOf(id));
  });
  app.put('/emulator/users/:id/licenses', (context) => {
    const id = context.req.param('id');
    const user = organization.numberOf(id);
    if (user < 0) return context.json({ error: `There is no user "${id}".` }, 404);
    return changed(context, (body) => {
      if (!isStrings(body))
        throw new TypeError('genesys-license-emulator: the body has to be a list of license ids.');
      const unknown = body.find((licenseId) => (licenseBit(licenseId) & organization.holdable) === 0);
      if (unknown !== undefined)
        throw new RangeError(`genesys-license-emulator: there is no license "${unknown}".`);
      for (const licenseId of licensesOfMask(organization.holdable)) {
        organization.write(user, licenseBit(licenseId), body.includes(licenseId));
      }
      return organization.licensesOf(id);
    });
  });
}

/** A page elsewhere on the web must not reach this, even though the browser that shows it runs on this machine. */
const onlyFromThisMachine = async (
  context: Context,
  next: () => Promise<void>,
): Promise<Response | undefined> => {
  const origin = context.req.header('Origin');
  if (origin !== undefined && !isLoopbackUrl(origin))
    return context.json({ error: 'Only pages of this machine may ask.' }, 403);
  await next();
  return undefined;
};

async function changed(context: Context, change: (body: unknown) => unknown): Promise<Response> {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    return context.json({ error: 'The body has to be JSON.' }, 400);
  }
  try {
    return Response.json(change(body));
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return context.json({ error: error.message }, 400);
    throw error;
  }
}

function overview({ organization, counts }: World): unknown {
  return {
    name: 'genesys-license-emulator',
    users: organization.userCount,
    requests: counts.total,
    operations: Object.fromEntries(emulatorOperations.map((name) => [name, counts.of(name)])),
    endpoints: [
      'GET /emulator/settings',
      'PATCH /emulator/settings {"writeLag": 2000}',
      'POST /emulator/scenario {"name": "storm"}',
      'POST /emulator/fail-next {"operation": "postLicenseOrganization", "status": 503, "count": 1}',
      'POST /emulator/reset',
      'GET /emulator/users/{id}/licenses',
      'PUT /emulator/users/{id}/licenses ["cloudCX2"]',
    ],
    scenarios: Object.fromEntries(
      emulatorScenarioNames.map((name) => [name, emulatorScenarios[name].meaning]),
    ),
    settings: Object.fromEntries(
      settingNames.map((name) => {
        const { initial, allowed, meaning } = settingRules[name];
        return [name, { default: initial, allowed, meaning }];
      }),
    ),
  };
}
