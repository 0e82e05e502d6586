export { LicenseUsageChart } from './license-usage';
export type { UsageOrder } from './usage-order';
