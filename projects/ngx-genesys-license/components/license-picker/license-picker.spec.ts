import { TestKey } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { firstValueFrom, Subject } from 'rxjs';
import { licenseDefinitionFixtures } from 'ngx-genesys-license/testing';
import { LicenseAnnouncer } from 'ngx-genesys-license/components/common';
import { axeViolations } from '../common/testing/axe-violations';
import { LicensePickerHarness } from '../testing/license-picker-harness';
import type { ConfirmLicensePick, LicensePickChange } from './license-control';
import { LicenseChipTemplate, LicenseOptionTemplate } from './license-option';
import { LicensePicker } from './license-picker';

describe('LicensePicker', () => {
  class Given {
    readonly value = signal<string[]>([]);
    readonly mixed = signal<readonly string[] | undefined>(undefined);
    readonly definitions = signal<ReturnType<typeof licenseDefinitionFixtures> | null>(
      licenseDefinitionFixtures(),
    );
    readonly disabledOptions = signal<Readonly<Record<string, string>>>({});
    readonly confirm = signal<ConfirmLicensePick | undefined>(undefined);
    readonly readonly = signal(false);
    readonly disabled = signal(false);
    readonly changes: LicensePickChange[] = [];
    readonly events: string[] = [];
  }
  let given: Given;
  let announced: string[];
  let fixture: ComponentFixture<unknown>;

  @Component({
    imports: [LicensePicker],
    template: `<license-picker
        label="Licenses"
        [(value)]="given.value"
        [mixed]="given.mixed()"
        [definitions]="given.definitions()"
        [disabledOptions]="given.disabledOptions()"
        [confirm]="given.confirm()"
        [readonly]="given.readonly()"
        [disabled]="given.disabled()"
        (changed)="given.changes.push($event)"
        (opened)="given.events.push('opened')"
        (closed)="given.events.push('closed')"
        (touch)="given.events.push('touch')"
      />
      <button type="button">elsewhere</button>`,
  })
  class Host {
    protected readonly given = given;
  }

  const show = async (value: string[] = []) => {
    given.value.set(value);
    fixture = TestBed.createComponent(Host);
    return TestbedHarnessEnvironment.loader(fixture).getHarness(LicensePickerHarness);
  };

  beforeEach(() => {
    given = new Given();
    announced = [];
    const announce = (text: string) => {
      announced.push(text);
      return Promise.resolve();
    };
    TestBed.configureTestingModule({
      providers: [{ provide: LicenseAnnouncer, useValue: { announce } }],
    });
  });

  it('lists every definition and marks the picked ones, without a store', async () => {
    const picker = await show(['cloudCX2']);
    expect(await picker.chipTexts()).toEqual(['Genesys Cloud CX 2']);

    await picker.open();
    const ids = (given.definitions() ?? []).map(({ id }) => id);
    expect((await picker.optionIds()).toSorted()).toEqual(ids.toSorted());
    expect(await (await picker.option('cloudCX2')).state()).toBe('on');
    expect(await (await picker.option('cloudCX3')).state()).toBe('off');
  });

  it('groups by kind, and has no headings where there is one kind', async () => {
    const picker = await show();
    await picker.open();
    expect(await picker.groups()).toEqual(['Base licenses', 'Add-ons', 'Other licenses']);

    given.definitions.set([{ id: 'b' }, { id: 'a10' }, { id: 'a9' }]);
    expect(await picker.groups()).toEqual([]);
    expect(await picker.optionIds()).toEqual(['a9', 'a10', 'b']);
  });

  it('names itself in the definitions input or the store where both are missing', async () => {
    @Component({ imports: [LicensePicker], template: `<license-picker [value]="value" />` })
    class Bare {
      protected readonly value = [];
    }
    spyOn(console, 'error');
    const bare = TestBed.createComponent(Bare);
    await expectAsync(bare.whenStable()).toBeRejectedWithError(/<license-picker.*provideLicenseStore/s);
  });

  describe('keyboard', () => {
    it('opens with ↓ at the first, with ↑ at the last, with Alt+↓, and moves in a circle', async () => {
      const picker = await show();
      await picker.press(TestKey.DOWN_ARROW);
      const ids = await picker.optionIds();
      expect(await picker.activeId()).toBe(ids[0]);
      await picker.press(TestKey.UP_ARROW);
      expect(await picker.activeId()).toBe(ids.at(-1));
      await picker.press(TestKey.DOWN_ARROW, TestKey.DOWN_ARROW);
      expect(await picker.activeId()).toBe(ids[1]);

      await picker.press(TestKey.ESCAPE, TestKey.UP_ARROW);
      expect(await picker.activeId()).toBe(ids.at(-1));
      await picker.press(TestKey.ESCAPE);
      await picker.pressAltDown();
      expect(await picker.isOpen()).toBeTrue();
    });

    it('moves to either end with Home and End while the list is open', async () => {
      const picker = await show();
      await picker.press(TestKey.DOWN_ARROW, TestKey.END);
      const ids = await picker.optionIds();
      expect(await picker.activeId()).toBe(ids.at(-1));
      await picker.press(TestKey.HOME);
      expect(await picker.activeId()).toBe(ids[0]);
    });

    it('picks and takes out with Enter, and stays open', async () => {
      const picker = await show();
      await picker.press(TestKey.DOWN_ARROW, TestKey.DOWN_ARROW, TestKey.ENTER);
      const [, second] = await picker.optionIds();
      expect(given.value()).toEqual([second as string]);
      expect(await picker.isOpen()).toBeTrue();

      await picker.press(TestKey.ENTER);
      expect(given.value()).toEqual([]);
    });

    it('types a space', async () => {
      const picker = await show();
      await picker.type('cx 2');
      expect(await picker.text()).toBe('cx 2');
      expect(given.value()).toEqual([]);
    });

    it('closes with Escape, then clears the text, then leaves the key to others', async () => {
      const picker = await show();
      await picker.type('wem');
      await picker.press(TestKey.ESCAPE);
      expect([await picker.isOpen(), await picker.text()]).toEqual([false, 'wem']);

      const heard: boolean[] = [];
      const hear = (event: Event) => heard.push(event.defaultPrevented);
      document.addEventListener('keydown', hear);
      await picker.press(TestKey.ESCAPE);
      expect(await picker.text()).toBe('');
      expect(heard).toEqual([]);
      await picker.press(TestKey.ESCAPE);
      document.removeEventListener('keydown', hear);
      expect(heard).toEqual([false]);
    });

    it('takes the last chip out with Backspace in an empty field, and says so', async () => {
      given.disabledOptions.set({ cloudCX3: 'kept' });
      const picker = await show(['cloudCX1', 'cloudCX2', 'cloudCX3']);
      await picker.type('x');
      await picker.press(TestKey.BACKSPACE);
      expect(given.value()).toEqual(['cloudCX1', 'cloudCX2', 'cloudCX3']);
      await picker.press(TestKey.ESCAPE, TestKey.ESCAPE, TestKey.BACKSPACE);
      expect(given.value()).toEqual(['cloudCX1', 'cloudCX3']);
      expect(announced).toContain('Genesys Cloud CX 2 removed');
    });

    it('leaves with Tab: the list closes', async () => {
      const picker = await show();
      await picker.press(TestKey.DOWN_ARROW, TestKey.TAB);
      expect(await picker.isOpen()).toBeFalse();
    });

    it('leaves Enter to the form while the list is closed', async () => {
      const picker = await show();
      const heard: boolean[] = [];
      const hear = (event: Event) => heard.push(event.defaultPrevented);
      document.addEventListener('keydown', hear);
      await picker.press(TestKey.ENTER);
      document.removeEventListener('keydown', hear);
      expect(heard).toEqual([false]);
    });
  });

  describe('search', () => {
    const definitions = [
      { id: 'żówX', description: 'Größe Ångström' },
      { id: 'cloudCX2', description: 'Base package' },
      { id: 'plain' },
    ];
    const table: readonly (readonly [string, string[]])[] = [
      ['zow', ['żówX']],
      ['GROSSE', []],
      ['angstrom', ['żówX']],
      ['genesys 2', ['cloudCX2']],
      ['2  genesys ', ['cloudCX2']],
      ['package', ['cloudCX2']],
      ['CLOUDcx', ['cloudCX2']],
      ['nothing such', []],
    ];
    for (const [text, ids] of table)
      it(`finds ${ids.length === 0 ? 'nothing' : ids.join()} for "${text}"`, async () => {
        given.definitions.set(definitions);
        const picker = await show();
        await picker.type(text);
        expect(await picker.optionIds()).toEqual(ids);
        expect(await picker.activeId()).toBe(ids[0]);
        expect(await picker.message()).toBe(ids.length === 0 ? 'Nothing matches.' : undefined);
      });

    it('changes no value, and announces how many there are', async () => {
      const picker = await show(['cloudCX2', 'gone']);
      await picker.type('wem');
      expect(given.value()).toEqual(['cloudCX2', 'gone']);
      expect(announced.at(-1)).toBe('2 licenses');

      await (await picker.option('gc1WEMupgrade')).click();
      expect(given.value()).toEqual(['cloudCX2', 'gone', 'gc1WEMupgrade']);
    });

    it('is over when the person leaves', async () => {
      const picker = await show();
      await picker.type('wem');
      await picker.blur();
      expect(await picker.text()).toBe('');
      expect(await picker.isOpen()).toBeFalse();
      expect(given.events).toEqual(['opened', 'touch', 'closed']);
    });
  });

  describe('value', () => {
    it('counts null as nothing and an id twice as once', async () => {
      const picker = await show(null as unknown as string[]);
      expect(await picker.value()).toEqual([]);
      given.value.set(['cloudCX2', 'cloudCX2']);
      expect(await picker.value()).toEqual(['cloudCX2']);
    });

    it('keeps and shows ids that nobody defines, and lists them as long as they may come back', async () => {
      const odd = 'gone/"<b>&__proto__';
      const picker = await show([odd]);
      expect(await picker.chipTexts()).toEqual([`${odd}Not defined`]);
      await picker.toggle(odd);
      expect(given.value()).toEqual([]);
      await picker.toggle(odd);
      expect(given.value()).toEqual([odd]);
      expect(await (await picker.option(odd)).text()).toContain('does not define');
    });

    it('says nothing of undefined ids before definitions are there', async () => {
      given.definitions.set(null);
      const picker = await show(['cloudCX2', 'x']);
      expect(await picker.chipTexts()).toEqual(['Genesys Cloud CX 2', 'x']);
      await picker.open();
      expect(await picker.isLoading()).toBeTrue();
      expect(await picker.isBusy()).toBeTrue();
    });

    it('takes a license out by its chip', async () => {
      const picker = await show(['cloudCX2', 'cloudCX3']);
      await picker.remove('cloudCX2');
      expect(given.value()).toEqual(['cloudCX3']);
      expect(given.changes).toEqual([{ add: [], remove: ['cloudCX2'] }]);
    });

    it('stands still while read only or switched off', async () => {
      const picker = await show(['cloudCX2']);
      for (const off of [given.readonly, given.disabled]) {
        off.set(true);
        await picker.press(TestKey.BACKSPACE, TestKey.DOWN_ARROW);
        await picker.open();
        expect(await picker.isOpen()).toBeFalse();
        await expectAsync(picker.remove('cloudCX2')).toBeRejectedWithError(/cannot be taken out/);
        expect([await picker.isReadonly(), await picker.isDisabled()]).toEqual([
          given.readonly(),
          given.disabled(),
        ]);
        off.set(false);
      }
      expect(given.value()).toEqual(['cloudCX2']);
    });
  });

  it('says why an option cannot be picked, and does not pick it', async () => {
    given.disabledOptions.set({ cloudCX3: 'Not in your contract' });
    const picker = await show();
    const option = await picker.option('cloudCX3');
    await option.click();
    expect(await option.isDisabled()).toBeTrue();
    expect(await option.notes()).toEqual(['Not in your contract']);
    expect(given.value()).toEqual([]);
  });

  describe('while picking', () => {
    it('says what a license needs, and adds it', async () => {
      const picker = await show();
      expect(await (await picker.option('gc2WEMupgrade')).notes()).toContain('Needs Genesys Cloud CX 2');
      await picker.toggle('gc2WEMupgrade');
      expect(await picker.advice()).toEqual(['WEM add-on for CX 2 needs Genesys Cloud CX 2.']);
      expect(announced).toContain('WEM add-on for CX 2 needs Genesys Cloud CX 2.');
      expect((await picker.descriptions()).join()).toContain('needs Genesys Cloud CX 2');

      await picker.followAdvice('Add Genesys Cloud CX 2');
      expect(given.value()).toEqual(['gc2WEMupgrade', 'cloudCX2']);
      expect(await picker.advice()).toEqual([]);
    });

    it('says what is part of what, and takes it out', async () => {
      given.definitions.set([{ id: 'whole', comprises: [{ id: 'part' }] }, { id: 'part' }]);
      const picker = await show(['whole']);
      expect(await (await picker.option('part')).notes()).toEqual(['Already part of whole']);
      await picker.toggle('part');
      await picker.followAdvice('Remove part');
      expect(given.value()).toEqual(['whole']);
    });

    it('says that a user likely holds one add-on at a time', async () => {
      const picker = await show(['cloudCX1', 'cloudCX2', 'gc1WEMupgrade', 'gc2WEMupgrade']);
      expect((await picker.advice()).at(-1)).toContain('one add-on at a time');
    });

    it('offers nothing that cannot be picked', async () => {
      given.disabledOptions.set({ cloudCX2: 'no' });
      const picker = await show(['gc2WEMupgrade']);
      expect(await picker.advice()).toEqual(['WEM add-on for CX 2 needs Genesys Cloud CX 2.']);
      await expectAsync(picker.followAdvice('Add Genesys Cloud CX 2')).toBeRejected();
    });
  });

  describe('many users', () => {
    beforeEach(() => given.mixed.set(['gc2WEMupgrade', 'cloudCX2', 'wallboardUser']));

    it('shows what only some hold, and goes from some over all and nobody back to some', async () => {
      const picker = await show(['cloudCX2']);
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
      const picker = await show(['cloudCX2']);
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
      const picker = await show();
      await picker.remove('gc2WEMupgrade');
      expect(given.changes).toEqual([{ add: [], remove: ['gc2WEMupgrade'] }]);
      expect(await (await picker.option('gc2WEMupgrade')).state()).toBe('off');
    });
  });

  describe('confirm', () => {
    it('is asked of each change, and refuses it by false, a rejection, or not at all', async () => {
      const picker = await show(['cloudCX2']);
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
      expect(announced.filter((text) => text === 'Nothing was changed.').length).toBe(3);
    });

    it('takes no other change while it is asked', async () => {
      const answer = new Subject<boolean>();
      const promise = firstValueFrom(answer);
      given.confirm.set(() => promise);
      const picker = await show();
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

  describe('accessibility', () => {
    it('keeps the focus in the field while a person clicks', async () => {
      const picker = await show(['cloudCX2']);
      await picker.open();
      expect(await picker.isFocused()).toBeTrue();
      await picker.toggle('cloudCX3');
      expect(await picker.isFocused()).toBeTrue();
    });

    it('describes how many are picked, and opens a list of several', async () => {
      const picker = await show(['cloudCX2', 'cloudCX3']);
      expect(await picker.descriptions()).toEqual(['2 licenses picked']);
      await picker.open();
      expect(await picker.isMultiselectable()).toBeTrue();
    });

    const states: readonly (readonly [string, () => void, boolean])[] = [
      ['closed and empty', () => given.value.set([]), false],
      ['open', () => given.value.set(['cloudCX2', 'gc2WEMupgrade', 'gone']), true],
      ['about many users', () => given.mixed.set(['cloudCX2']), true],
      ['with advice', () => given.value.set(['gc2WEMupgrade']), false],
      ['read only', () => given.readonly.set(true), false],
      ['switched off', () => given.disabled.set(true), false],
      ['loading', () => given.definitions.set(null), true],
      ['empty', () => given.definitions.set([]), true],
    ];
    for (const [state, prepare, isOpen] of states)
      it(`has no violation while ${state}`, async () => {
        const picker = await show();
        prepare();
        if (isOpen) await picker.open();
        expect(await axeViolations(fixture)).toEqual([]);
        expect(await picker.isOpen()).toBe(isOpen);
      });
  });

  it('shows options and chips as the application wants', async () => {
    @Component({
      imports: [LicensePicker, LicenseOptionTemplate, LicenseChipTemplate],
      template: `<license-picker [value]="['cloudCX2']" [definitions]="definitions">
        <ng-template licenseOption let-license>{{ license.id.toUpperCase() }}</ng-template>
        <ng-template licenseChip let-license>*{{ license.label }}</ng-template>
      </license-picker>`,
    })
    class Custom {
      protected readonly definitions = [{ id: 'cloudCX2' }];
    }
    const picker = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Custom)).getHarness(
      LicensePickerHarness,
    );
    expect(await picker.chipTexts()).toEqual(['*Genesys Cloud CX 2']);
    expect(await (await picker.option('cloudCX2')).label()).toBe('CLOUDCX2');
  });

  it('lists 500 definitions, and finds among them', async () => {
    given.definitions.set(
      Array.from({ length: 500 }, (_, index) => ({ id: `license-${index}`, description: `Number ${index}` })),
    );
    const picker = await show();
    await picker.open();
    expect((await picker.options()).length).toBe(500);
    await picker.type('49');
    expect((await picker.options()).length).toBe(15);
  });
});
