/** `domain:entity:action` for every entity and action of a table of "domain: entities". */
function permissionsOf(
  table: Readonly<Record<string, string>>,
  actions: readonly string[],
): readonly string[] {
  return Object.entries(table).flatMap(([domain, entities]) =>
    entities.split(' ').flatMap((entity) => actions.map((action) => `${domain}:${entity}:${action}`)),
  );
}

const all = ['view', 'add', 'edit', 'delete'] as const;

/** What an employee without any contact center work uses. */
export const basics: readonly string[] = permissionsOf(
  {
    directory: 'user group organization',
    chat: 'room user',
    collaborate: 'document contact calendar',
    presence: 'userPresence',
  },
  ['view', 'edit'],
);

/** Calls outside a queue. */
export const telephonyUser: readonly string[] = permissionsOf(
  { conversation: 'call voicemail fax', telephony: 'phone station', voicemail: 'message policy' },
  ['view', 'add', 'edit'],
);

/** The few permissions that the tiers share; they are no supersets of each other (measured: 14 between CX 2 and CX 3). */
const sharedByTiers: readonly string[] = permissionsOf(
  {
    routing: 'queue skill wrapupCode language',
    analytics: 'queueObservation conversationDetail userObservation',
  },
  ['view', 'join'],
);

const cx2Table = {
  routing:
    'queueMember emailDomain email smsAddress smsPhoneNumber schedule scheduleGroup emergencyGroup utilization predictor messageRecipient assessment',
  architect:
    'flow userPrompt systemPrompt datatable datatableRow grammar flowOutcome flowMilestone job dependencyTracking',
  conversation: 'callback email message participant recording transfer communication webchat settings',
  outbound:
    'campaign contactList callableTimeSet dncList ruleSet campaignSequence attemptLimits wrapUpCodeMapping digitalRuleSet importTemplate contactListFilter messagingCampaign emailCampaign',
  responses: 'library response asset',
  scripter: 'script publishedScript template',
  integrations: 'integration action credential userApp',
  analytics: 'conversationAggregate userAggregate userDetail flowAggregate dataExport reportingSettings',
  telephony: 'site trunk edge phoneBaseSettings extensionPool didPool',
};

/** 275 permissions, as measured on live organizations. */
export const cloudCx2: readonly string[] = [...sharedByTiers, ...permissionsOf(cx2Table, all)].slice(0, 275);

export const cloudCx1: readonly string[] = [
  ...sharedByTiers,
  ...permissionsOf(
    { voice: 'queueCall callRouting ivr announcement hold park', callMonitoring: 'call line agent' },
    all,
  ),
];

/** 14 permissions shared with CX 2 and about 270 in all. */
export const cloudCx3: readonly string[] = [
  ...sharedByTiers,
  ...permissionsOf(
    {
      journey: 'actionMap actionTemplate outcome segment session event shortlink',
      gamification: 'profile metric scorecard leaderboard template contest',
      learning: 'module assignment assessment rule',
      coaching: 'appointment annotation status',
      employeeEngagement: 'celebration recognition pulse',
      digital: 'orchestration bot knowledge knowledgeDocument knowledgeBase minedTopic intent',
      workforcePlus: 'forecast staffingGroup capacityPlan continuousForecast',
      workitems: 'workbin worktype workitem schema flow rule',
      teams: 'team member',
      customerJourney: 'view dashboard metric cohort',
      socialListening: 'topic rule escalation',
      supervisorAssist: 'copilot summary insight',
      aiStudio: 'guide scorecard virtualAgent summarySetting',
      externalContacts: 'identity merge division curation',
      experience: 'survey feedback voiceOfCustomer',
      contentManagement: 'workspace document tag',
    },
    all,
  ),
].slice(0, 270);

/** Four permissions that only the Speech and Text Analytics add-on has (public: seen on two CX 2 organizations). */
const staOnly: readonly string[] = [
  'billing:user:staUpgrade',
  'routing:transcriptionSettings:add',
  'routing:transcriptionSettings:edit',
  'routing:transcriptionSettings:view',
];

/** Nineteen permissions that the WEM add-on for CX 2 has too. */
export const speechAndTextAnalytics: readonly string[] = permissionsOf(
  { speechAndTextAnalytics: 'data topic program dictionaryFeedback sentimentFeedback' },
  all,
).slice(0, 19);

export const staUpgrade: readonly string[] = [...staOnly, ...speechAndTextAnalytics];

const workforceTable = {
  workforceManagement:
    'schedule agentSchedule timeOffRequest timeOffLimit historicalAdherence realtimeAdherence planningGroup businessUnit managementUnit serviceGoalTemplate shiftTrade workPlan workPlanRotation shortTermForecast staffingRequirement activityCode activityPlan alternativeShift intradayMonitoring agent',
  quality: 'evaluation evaluationForm calibration survey surveyForm reverseEvaluation',
  recording: 'annotation retentionPolicy screenRecording encryptionKey export orphan',
  performance: 'insight goal bonus kpi objective',
  development: 'activity course curriculum quiz',
};

export const wemForCx2: readonly string[] = [
  ...speechAndTextAnalytics,
  ...permissionsOf(workforceTable, all),
];

export const wemForCx1: readonly string[] = permissionsOf(
  { wemLite: 'schedule agentSchedule evaluation evaluationForm timeOffRequest adherence' },
  all,
);

export const wallboard: readonly string[] = permissionsOf({ wallboard: 'board metric agent status layout' }, [
  'view',
  'share',
]);

export const agentAssist: readonly string[] = permissionsOf({ agentAssist: 'suggestion knowledge' }, [
  'view',
  'use',
]);

/** Holds everything of {@link agentAssist} (measured). */
export const agentAssistOmni: readonly string[] = [
  ...agentAssist,
  ...permissionsOf({ agentAssist: 'digitalSuggestion nextBestAction summary' }, ['view', 'use']),
];

export const salesforce: readonly string[] = permissionsOf({ cxCloudSalesforce: 'client settings' }, all);

export const serviceNow: readonly string[] = permissionsOf({ cxCloudServiceNow: 'client settings' }, [
  ...all,
  'sync',
]);

export const premiumApp: readonly string[] = permissionsOf({ integration: 'examplePremiumApp' }, ['view']);
