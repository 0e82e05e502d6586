import { Component, ErrorHandler, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TablePanel } from './table-panel';

describe('TablePanel', () => {
  @Component({ selector: 'license-part-a', template: '<button type="button">A</button>' })
  class PartA {}

  @Component({ selector: 'license-part-b', template: '<button type="button">B</button>' })
  class PartB {}

  @Component({ template: '<button type="button" id="origin">Open</button>' })
  class Host {
    failures = 0;
    readonly panel = new TablePanel(() => this.failures++);
  }

  const begin = () => {
    const errors: unknown[] = [];
    TestBed.configureTestingModule({
      rethrowApplicationErrors: false,
      providers: [
        { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } },
      ],
    });
    const fixture = TestBed.createComponent(Host);
    fixture.autoDetectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const origin = element.querySelector<HTMLElement>('#origin') ?? element;
    return { fixture, element, origin, errors, host: fixture.componentInstance };
  };
  const held = () => {
    let give: (part: Type<unknown>) => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const loaded = new Promise<Type<unknown>>((resolve, reject) => ((give = resolve), (fail = reject)));
    return { load: () => loaded, give, fail };
  };

  it('counts as open from the start, shows what was loaded, and gives it the focus', async () => {
    const { fixture, element, origin, host } = begin();
    const { load, give } = held();
    host.panel.open(origin, load, []);
    expect(host.panel.isOpen()).toBeTrue();
    give(PartA);
    await fixture.whenStable();

    const part = element.querySelector('license-part-a');
    expect(part?.contains(document.activeElement)).toBeTrue();
    host.panel.close();
    expect(element.querySelector('license-part-a')).toBeNull();
    expect(document.activeElement).toBe(origin);
    expect(host.panel.isOpen()).toBeFalse();
  });

  it('shows what was asked for last, whatever is loaded first', async () => {
    const { fixture, element, origin, host } = begin();
    const [first, second] = [held(), held()];
    host.panel.open(origin, first.load, []);
    host.panel.open(origin, second.load, []);
    second.give(PartB);
    first.give(PartA);
    await fixture.whenStable();
    expect(element.querySelector('license-part-b')).not.toBeNull();
    expect(element.querySelector('license-part-a')).toBeNull();
  });

  it('shows nothing that was closed while it was loaded', async () => {
    const { fixture, element, origin, host } = begin();
    const { load, give } = held();
    host.panel.open(origin, load, []);
    host.panel.close();
    give(PartA);
    await fixture.whenStable();
    expect(element.querySelector('license-part-a')).toBeNull();
  });

  it('says so where it could not be loaded, is closed then, and can be opened again', async () => {
    const { fixture, element, origin, host, errors } = begin();
    const { load, fail } = held();
    host.panel.open(origin, load, []);
    fail(new Error('no such file'));
    await fixture.whenStable();
    expect(host.panel.isOpen()).toBeFalse();
    expect(host.failures).toBe(1);
    expect(errors).toEqual([new Error('no such file')]);

    host.panel.open(origin, () => Promise.resolve(PartA), []);
    await fixture.whenStable();
    expect(element.querySelector('license-part-a')).not.toBeNull();
    expect(host.failures).toBe(1);
  });

  it('says nothing of a failure that nobody waits for', async () => {
    const { fixture, origin, host, errors } = begin();
    const { load, fail } = held();
    host.panel.open(origin, load, []);
    host.panel.close();
    fail(new Error('no such file'));
    await fixture.whenStable();
    expect(host.failures).toBe(0);
    expect(errors.length).toBe(1);
  });
});
