import { VirtualClock } from 'genesys-license-emulator';
import { apolloClient } from './libraries/apollo-client';
import { ngrxEntities } from './libraries/ngrx-entities';
import { ours } from './libraries/ours';
import { rtkQuery } from './libraries/rtk-query';
import { tanstackDb } from './libraries/tanstack-db';
import { tanstackQuery } from './libraries/tanstack-query';
import type { RaceLibrary } from './race-library';
import { RaceScene, type RaceScenario } from './race-scenario';
import { raceScenarios } from './race-scenarios';
import { RaceServer } from './race-server';

export interface RaceResult {
  readonly scenario: RaceScenario;
  readonly library: RaceLibrary;
  readonly isPassed: boolean;
  /** What the screen showed of the cells in question, one value after the other. */
  readonly shown: string;
  readonly faults: readonly string[];
}

export const raceLibraries: readonly RaceLibrary[] = [
  ours,
  tanstackQuery('in parallel'),
  tanstackQuery('in a scope'),
  rtkQuery,
  apolloClient,
  tanstackDb,
  ngrxEntities,
];

/** Every scenario whose name holds one of the words, all where there are none, with every library. */
export async function runRaces(
  words: readonly string[] = [],
  onResult: (result: RaceResult) => void = () => undefined,
): Promise<RaceResult[]> {
  const results: RaceResult[] = [];
  for (const scenario of raceScenarios) {
    if (words.length > 0 && !words.some((word) => scenario.name.includes(word))) continue;
    for (const library of raceLibraries) {
      const result = await runRace(scenario, library);
      results.push(result);
      onResult(result);
    }
  }
  return results;
}

export async function runRace(scenario: RaceScenario, library: RaceLibrary): Promise<RaceResult> {
  const clock = new VirtualClock();
  const server = new RaceServer(clock);
  const app = library.open(server, clock);
  const scene = new RaceScene(app, server, clock);
  const loading = app.load();
  await scene.settle();
  await loading;
  await scenario.run(scene);
  const result = {
    scenario,
    library,
    isPassed: scene.faults.length === 0,
    shown: scene.shown,
    faults: scene.faults,
  };
  app.close();
  return result;
}
