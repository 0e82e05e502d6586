export { LicenseBatchPanel, type BatchFinished, type BatchStarted } from './license-batch-panel';
export type { BatchRunKind } from './result/shown-run';
