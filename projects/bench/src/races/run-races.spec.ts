import { ours } from './libraries/ours';
import { ngrxEntities } from './libraries/ngrx-entities';
import { raceScenarios } from './race-scenarios';
import { runRace } from './run-races';

describe('runRaces', () => {
  for (const scenario of raceScenarios) {
    it(`is passed by ours: ${scenario.name}`, async () => {
      expect((await runRace(scenario, ours)).faults).toEqual([]);
    });
  }

  it('sees what another library shows wrongly', async () => {
    const failed: string[] = [];
    for (const scenario of raceScenarios) {
      const { isPassed } = await runRace(scenario, ngrxEntities);
      if (!isPassed) failed.push(scenario.name);
    }
    expect(failed).toContain('fresh page while pending');
    expect(failed).toContain('late visibility');
    expect(failed).not.toContain('partial failure');
  });
});
