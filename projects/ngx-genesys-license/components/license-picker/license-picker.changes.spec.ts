import { firstValueFrom, Subject } from 'rxjs';
import type { LicensePickChange } from './license-control';
import { tryPicker, type TriedPicker } from './testing/try-picker';

describe('LicensePicker changes', () => {
  let given: TriedPicker;

  beforeEach(() => (given = tryPicker()));

  describe('while picking', () => {
    it('says what a license needs, and adds it', async () => {
      const picker = await given.show();
      expect(await (await picker.option('gc2WEMupgrade')).notes()).toContain('Needs Genesys Cloud CX 2');
      await picker.toggle('gc2WEMupgrade');
      expect(await picker.advice()).toEqual(['WEM add-on for CX 2 needs Genesys Cloud CX 2.']);
      expect(given.announced).toContain('WEM add-on for CX 2 needs Genesys Cloud CX 2.');
      expect((await picker.descriptions()).join()).toContain('needs Genesys Cloud CX 2');

      await picker.followAdvice('Add Genesys Cloud CX 2');
      expect(given.value()).toEqual(['gc2WEMupgrade', 'cloudCX2']);
      expect(await picker.advice()).toEqual([]);
    });

    it('says what is part of what, and takes it out', async () => {
      given.definitions.set([{ id: 'whole', comprises: [{ id: 'part' }] }, { id: 'part' }]);
      const picker = await given.show(['whole']);
      expect(await (await picker.option('part')).notes()).toEqual(['Already part of whole']);
      await picker.toggle('part');
      await picker.followAdvice('Remove part');
      expect(given.value()).toEqual(['whole']);
    });

    it('says that a user likely holds one add-on at a time', async () => {
      const picker = await given.show(['cloudCX1', 'cloudCX2', 'gc1WEMupgrade', 'gc2WEMupgrade']);
      expect((await picker.advice()).at(-1)).toContain('one add-on at a time');
    });

    it('offers nothing that cannot be picked', async () => {
      given.disabledOptions.set({ cloudCX2: 'no' });
      const picker = await given.show(['gc2WEMupgrade']);
      expect(await picker.advice()).toEqual(['WEM add-on for CX 2 needs Genesys Cloud CX 2.']);
      await expectAsync(picker.followAdvice('Add Genesys Cloud CX 2')).toBeRejected();
    });
  });

  describe('many users', () => {
    beforeEach(() => given.mixed.set(['gc2WEMupgrade', 'cloudCX2', 'wallboardUser']));

    it('shows what only some hold, and goes from some over all and nobody back to some', async () => {
      const picker = await given.show(['cloudCX2']);
      expect(await picker.value()).toEqual(['cloudCX2']);
      expect(await picker.mixed()).toEqual(['gc2WEMupgrade', 'wallboardUser']);
      const option = await picker.option('wallboardUser');
      const states = [await option.state()];
      for (let step = 0; step < 3; step++) {
        await option.click();
        states.push(await option.state());
      }
      expect(states).toEqual(['some', 'on', 'off', 'some']);
      expect(given.changes).toEqual([
        { add: ['wallboardUser'], remove: [] },
        { add: [], remove: ['wallboardUser'] },
        { add: [], remove: [] },
      ]);
    });

    it('tells all that is asked for against what was set', async () => {
      const picker = await given.show(['cloudCX2']);
      await picker.toggle('cloudCX2', 'cloudCX3', 'wallboardUser');
      expect(given.changes.at(-1)).toEqual({ add: ['cloudCX3', 'wallboardUser'], remove: ['cloudCX2'] });
      expect(await picker.changeText()).toBe(
        'Adds Genesys Cloud CX 3, Wallboard user. Removes Genesys Cloud CX 2.',
      );
      expect(given.value()).toEqual(['cloudCX3', 'wallboardUser']);

      given.value.set(['cloudCX3', 'wallboardUser']);
      given.mixed.set([]);
      expect(await picker.changeText()).toBeUndefined();
      await picker.toggle('cloudCX3');
      expect(given.changes.at(-1)).toEqual({ add: [], remove: ['cloudCX3'] });
    });

    it('takes a mixed one from everybody by its chip', async () => {
      const picker = await given.show();
      await picker.remove('gc2WEMupgrade');
      expect(given.changes).toEqual([{ add: [], remove: ['gc2WEMupgrade'] }]);
      expect(await (await picker.option('gc2WEMupgrade')).state()).toBe('off');
    });
  });

  describe('confirm', () => {
    it('is asked of each change, and refuses it by false, a rejection, or not at all', async () => {
      const picker = await given.show(['cloudCX2']);
      const asked: LicensePickChange[] = [];
      for (const [answer, ids] of [
        [() => false, ['cloudCX2']],
        [() => Promise.resolve(false), ['cloudCX2']],
        [() => Promise.reject(new Error('gone')), ['cloudCX2']],
        [() => Promise.resolve(true), ['cloudCX2', 'cloudCX3']],
      ] as const) {
        given.confirm.set((change) => {
          asked.push(change);
          return answer();
        });
        await picker.toggle('cloudCX3');
        expect(given.value()).toEqual([...ids]);
      }
      expect(asked).toEqual(Array.from({ length: 4 }, () => ({ add: ['cloudCX3'], remove: [] })));
      expect(given.announced.filter((text) => text === 'Nothing was changed.').length).toBe(3);
    });

    it('takes no other change while it is asked', async () => {
      const answer = new Subject<boolean>();
      const promise = firstValueFrom(answer);
      given.confirm.set(() => promise);
      const picker = await given.show();
      await picker.toggle('cloudCX2', 'cloudCX3');
      expect(await picker.isBusy()).toBeTrue();
      expect(given.value()).toEqual([]);

      given.value.set(['wallboardUser']);
      expect(await picker.value()).toEqual(['wallboardUser']);
      answer.next(true);
      await promise;
      expect(await picker.isBusy()).toBeFalse();
      expect(await picker.value()).toEqual(['wallboardUser', 'cloudCX2']);
    });
  });
});
