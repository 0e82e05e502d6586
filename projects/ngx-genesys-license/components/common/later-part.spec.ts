import { Component, ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LaterPart } from './later-part';

describe('LaterPart', () => {
  interface Part {
    readonly name: string;
  }
  let loads: { readonly loaded: (part: Part) => void; readonly failed: (error: Error) => void }[];
  let errors: unknown[];
  let failures: number;

  @Component({ template: '{{ later.part()?.name }}' })
  class Host {
    readonly later = new LaterPart(
      () => new Promise<Part>((loaded, failed) => loads.push({ loaded, failed })),
      () => failures++,
    );
  }

  const show = () => {
    const fixture = TestBed.createComponent(Host);
    fixture.autoDetectChanges();
    return { fixture, later: fixture.componentInstance.later, element: fixture.nativeElement as HTMLElement };
  };
  const turn = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));

  beforeEach(() => {
    loads = [];
    errors = [];
    failures = 0;
    TestBed.configureTestingModule({
      rethrowApplicationErrors: false,
      providers: [
        { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } },
      ],
    });
  });

  it('is loaded once the component has been rendered, and the application is not stable before', async () => {
    const fixture = TestBed.createComponent(Host);
    expect(loads.length).toBe(0);
    fixture.autoDetectChanges();
    expect(loads.length).toBe(1);
    expect(fixture.isStable()).toBeFalse();

    loads[0]?.loaded({ name: 'part' });
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toBe('part');
    expect(loads.length).toBe(1);
  });

  it('does what is wanted of it in order, once it is there, and at once from then on', async () => {
    const { later } = show();
    const done: string[] = [];
    later.use(({ name }) => done.push(`${name} 1`));
    later.use(({ name }) => done.push(`${name} 2`));
    expect(done).toEqual([]);
    expect(loads.length).toBe(1);

    loads[0]?.loaded({ name: 'part' });
    await turn();
    expect(done).toEqual(['part 1', 'part 2']);
    later.use(({ name }) => done.push(`${name} 3`));
    expect(done).toEqual(['part 1', 'part 2', 'part 3']);
  });

  describe('that failed to load', () => {
    beforeEach(() => jasmine.clock().install());
    afterEach(() => jasmine.clock().uninstall());

    it('is told to the application, and tried again ever more rarely', async () => {
      const { later } = show();
      loads[0]?.failed(new Error('no network'));
      await turn();
      expect(errors).toEqual([new Error('no network')]);
      expect(failures).toBe(1);
      jasmine.clock().tick(999);
      expect(loads.length).toBe(1);
      jasmine.clock().tick(1);
      expect(loads.length).toBe(2);

      loads[1]?.failed(new Error('still none'));
      await turn();
      jasmine.clock().tick(1999);
      expect(loads.length).toBe(2);
      jasmine.clock().tick(1);
      loads[2]?.loaded({ name: 'part' });
      await turn();
      expect(later.part()).toEqual({ name: 'part' });
      jasmine.clock().tick(100_000);
      expect(loads.length).toBe(3);
    });

    it('is tried again at once when it is wanted, with nothing of what was wanted before lost', async () => {
      const { later } = show();
      const done: string[] = [];
      later.use(() => done.push('before'));
      loads[0]?.failed(new Error('no network'));
      await turn();
      later.use(() => done.push('after'));
      expect(loads.length).toBe(2);
      loads[1]?.loaded({ name: 'part' });
      await turn();
      expect(done).toEqual(['before', 'after']);
    });

    it('is left alone once the component is gone', async () => {
      const { fixture } = show();
      loads[0]?.failed(new Error('no network'));
      await turn();
      fixture.destroy();
      jasmine.clock().tick(100_000);
      expect(loads.length).toBe(1);
      expect(failures).toBe(1);
    });
  });

  it('does nothing for a component that is gone', async () => {
    const { fixture, later } = show();
    const done: string[] = [];
    later.use(() => done.push('late'));
    fixture.destroy();
    loads[0]?.loaded({ name: 'part' });
    await turn();
    expect(done).toEqual([]);
    expect(later.part()).toBeNull();
  });
});
