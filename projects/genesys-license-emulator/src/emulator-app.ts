import { Hono } from 'hono';
import { answerOperation } from './api/answer-operation.js';
import type { ApiOperation } from './api/api-call.js';
import { cors } from './api/cors.js';
import { type ApiFailure, methodNotAllowed, notFound } from './api/error-body.js';
import type { World } from './api/world.js';
import { Chance } from './faults/chance.js';
import { directoryOperations } from './directory/directory-operations.js';
import { licenseOperations } from './license/license-operations.js';
import { uuid } from './organization/hash.js';
import { oauthRoutes } from './oauth/oauth-routes.js';
import { controlRoutes, type ControlTarget } from './control/control-routes.js';

/** All routes of the emulator. */
export function emulatorApp(world: World, control: ControlTarget): Hono {
  const app = new Hono();
  app.use('*', cors(world.settings));
  for (const [path, operations] of byPath([...licenseOperations, ...directoryOperations(world.tokens)])) {
    app.all(path, (context) => {
      const { method } = context.req;
      const operation = operations.find(
        (candidate) => candidate.method === method || (candidate.method === 'GET' && method === 'HEAD'),
      );
      if (operation === undefined)
        return refuse(methodNotAllowed(operations.map((candidate) => candidate.method)));
      return answerOperation(world, operation, context.req.raw, context.req.param());
    });
  }
  oauthRoutes(app, world);
  controlRoutes(app, world, control);
  app.notFound(() => refuse(notFound()));
  // A broken connection must reach the caller of fetch as a rejection, not as an answer.
  app.onError((error) => {
    throw error;
  });

  let refused = 0;
  function refuse(failure: ApiFailure): Response {
    const chance = new Chance(world.seed, refused++);
    const contextId = uuid(
      chance.bits('refused', 0),
      chance.bits('refused', 1),
      chance.bits('refused', 2),
      chance.bits('refused', 3),
    );
    return Response.json(
      { ...failure.body, contextId },
      { status: failure.status, headers: { 'ININ-Correlation-Id': contextId, ...failure.headers } },
    );
  }
  return app;
}

/** `/users/me` and the like come before paths with a parameter in the same place. */
function byPath(
  operations: readonly ApiOperation[],
): readonly (readonly [string, readonly ApiOperation[]])[] {
  const paths = [...new Set(operations.map(({ path }) => path))].sort(
    (left, right) => Number(left.includes(':')) - Number(right.includes(':')),
  );
  return paths.map((path) => [path, operations.filter((operation) => operation.path === path)]);
}
