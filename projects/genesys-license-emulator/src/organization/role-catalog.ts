import { hash, uuid } from './hash.js';
import * as sets from './permission-sets.js';

/** A role of the generated organization. */
export interface RoleEntry {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
}

const employee = sets.basics;

/** Roles with names like those of a live organization. */
export const roleCatalog = {
  employee: { name: 'Employee', description: 'Basic access for everybody', permissions: employee },
  communicate: {
    name: 'Communicate - User',
    description: 'Calls outside queues',
    permissions: [...employee, ...sets.telephonyUser],
  },
  agent: {
    name: 'Agent',
    description: 'Handles interactions of all channels',
    permissions: [...employee, ...sets.cloudCx2.slice(0, 60)],
  },
  voiceAgent: {
    name: 'Voice Agent',
    description: 'Handles calls',
    permissions: [...employee, ...sets.cloudCx1.slice(14, 34)],
  },
  supervisor: {
    name: 'Supervisor',
    description: 'Watches queues and wallboards',
    permissions: [...employee, ...sets.cloudCx2.slice(0, 140), ...sets.wallboard],
  },
  qualityEvaluator: {
    name: 'Quality Evaluator',
    description: 'Evaluates recorded interactions',
    permissions: [...employee, ...sets.wemForCx2.slice(99, 123)],
  },
  workforcePlanner: {
    name: 'Workforce Planner',
    description: 'Plans schedules and time off',
    permissions: [...employee, ...sets.wemForCx2.slice(19, 99)],
  },
  speechAnalyticsAdmin: {
    name: 'Speech and Text Analytics Admin',
    description: 'Topics, programs and feedback',
    permissions: [...employee, ...sets.speechAndTextAnalytics],
  },
  assistedAgent: {
    name: 'Assisted Agent',
    description: 'Sees suggestions',
    permissions: [...employee, ...sets.agentAssist],
  },
  salesforceAgent: {
    name: 'CX Cloud for Salesforce - Agent',
    description: 'Works in Salesforce',
    permissions: sets.salesforce.slice(0, 4),
  },
  serviceNowAgent: {
    name: 'CX Cloud for ServiceNow - Agent',
    description: 'Works in ServiceNow',
    permissions: sets.serviceNow.slice(0, 5),
  },
  digitalLead: {
    name: 'Digital Experience Lead',
    description: 'Journeys, knowledge and bots',
    permissions: [...employee, ...sets.cloudCx3.slice(14, 160)],
  },
  admin: {
    name: 'Admin',
    description: 'Administers users, roles and licenses',
    permissions: [
      ...employee,
      'authorization:grant:add',
      'authorization:grant:delete',
      'authorization:license:view',
      'authorization:role:view',
      'authorization:role:edit',
    ],
  },
} as const satisfies Readonly<Record<string, RoleEntry>>;

export type RoleKey = keyof typeof roleCatalog;

/** All roles in a fixed order. */
export const roleKeys: readonly RoleKey[] = Object.keys(roleCatalog) as RoleKey[];

/** The id of a role in the organization of a seed. */
export function roleId(seed: number, key: RoleKey): string {
  const place = roleKeys.indexOf(key);
  return uuid(hash(seed, 300, place), hash(seed, 301, place), hash(seed, 302, place), hash(seed, 303, place));
}

/** Which roles go together, and how many of a hundred users have them. */
export const roleProfiles: readonly { readonly weight: number; readonly roles: readonly RoleKey[] }[] = [
  { weight: 18, roles: ['employee'] },
  { weight: 15, roles: ['employee', 'communicate'] },
  { weight: 32, roles: ['employee', 'agent'] },
  { weight: 7, roles: ['employee', 'voiceAgent'] },
  { weight: 6, roles: ['employee', 'agent', 'supervisor'] },
  { weight: 5, roles: ['employee', 'agent', 'qualityEvaluator'] },
  { weight: 3, roles: ['employee', 'agent', 'workforcePlanner'] },
  { weight: 4, roles: ['employee', 'agent', 'assistedAgent'] },
  { weight: 3, roles: ['employee', 'agent', 'salesforceAgent'] },
  { weight: 1, roles: ['employee', 'agent', 'serviceNowAgent'] },
  { weight: 1, roles: ['employee', 'speechAnalyticsAdmin'] },
  { weight: 3, roles: ['employee', 'digitalLead'] },
  { weight: 1, roles: ['employee', 'admin'] },
  { weight: 1, roles: [] },
];
