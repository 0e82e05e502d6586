/**
 * Names of licenses seen in public, since the API gives none. Unofficial: product names and the public tools that show
 * these ids were the source; an application's own labels win.
 */
export const defaultLabels: Readonly<Record<string, string>> = /* @__PURE__ */ Object.freeze({
  cloudCX1: 'Genesys Cloud CX 1',
  cloudCX2: 'Genesys Cloud CX 2',
  cloudCX3: 'Genesys Cloud CX 3',
  gc1WEMupgrade: 'WEM add-on for CX 1',
  gc2WEMupgrade: 'WEM add-on for CX 2',
  gcSTAupgrade: 'Speech and Text Analytics add-on',
  collaboratePro: 'Collaborate',
  communicate: 'Communicate',
  wallboardUser: 'Wallboard user',
  agentAssistLicense: 'Agent Assist',
  agentAssistOmniLicense: 'Agent Assist Omni',
  cxCloudSF: 'CX Cloud for Salesforce',
  cxCloudSN: 'CX Cloud for ServiceNow',
  examplePremiumAppUserLicense: 'Example premium app',
});
