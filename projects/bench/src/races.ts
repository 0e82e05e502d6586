export { raceTable } from './races/race-table';
export { runRaces } from './races/run-races';
