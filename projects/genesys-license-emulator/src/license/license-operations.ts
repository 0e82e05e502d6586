import type { ApiCall, ApiOperation } from '../api/api-call.js';
import { definitionById, definitionList } from './definition-answers.js';
import { inferFromPermissionList, inferFromRoles } from './infer-answers.js';
import { userById, userPage, usersByIds } from './user-answers.js';
import { writeAssignments } from './write-answer.js';

const viewers = ['authorization:grant:add', 'authorization:license:view'];

/** Deprecated in the API: always on, whatever is asked or written. */
const toggle = ({ parameters }: ApiCall): unknown => ({
  featureName: parameters['featureName'],
  enabled: true,
});

function operation(entry: Omit<ApiOperation, 'scope'>): ApiOperation {
  return { ...entry, scope: 'license' };
}

/** The ten operations under /api/v2/license. */
export const licenseOperations: readonly ApiOperation[] = [
  operation({
    name: 'getLicenseDefinitions',
    method: 'GET',
    path: '/api/v2/license/definitions',
    anyPermission: viewers,
    isRead: true,
    answer: definitionList,
  }),
  operation({
    name: 'getLicenseDefinition',
    method: 'GET',
    path: '/api/v2/license/definitions/:licenseId',
    anyPermission: viewers,
    isRead: true,
    answer: definitionById,
  }),
  operation({
    name: 'getLicenseUsers',
    method: 'GET',
    path: '/api/v2/license/users',
    anyPermission: [],
    isRead: true,
    answer: userPage,
  }),
  operation({
    name: 'getLicenseUser',
    method: 'GET',
    path: '/api/v2/license/users/:userId',
    anyPermission: viewers,
    isRead: true,
    answer: userById,
  }),
  operation({
    name: 'postLicenseUsers',
    method: 'POST',
    path: '/api/v2/license/users',
    anyPermission: viewers,
    isRead: true,
    answer: usersByIds,
  }),
  operation({
    name: 'postLicenseOrganization',
    method: 'POST',
    path: '/api/v2/license/organization',
    anyPermission: ['authorization:grant:add'],
    isRead: false,
    answer: writeAssignments,
  }),
  operation({
    name: 'postLicenseInfer',
    method: 'POST',
    path: '/api/v2/license/infer',
    anyPermission: [],
    isRead: true,
    answer: inferFromRoles,
  }),
  operation({
    name: 'postLicenseInferPermissions',
    method: 'POST',
    path: '/api/v2/license/infer/permissions',
    anyPermission: viewers,
    isRead: true,
    answer: inferFromPermissionList,
  }),
  operation({
    name: 'getLicenseToggle',
    method: 'GET',
    path: '/api/v2/license/toggles/:featureName',
    anyPermission: [],
    isRead: true,
    answer: toggle,
  }),
  operation({
    name: 'postLicenseToggle',
    method: 'POST',
    path: '/api/v2/license/toggles/:featureName',
    anyPermission: [],
    isRead: false,
    answer: toggle,
  }),
];
