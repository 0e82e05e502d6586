import { createEnvironmentInjector, EnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { paced } from './paced';

describe('paced', () => {
  const follow = (every: 'frame' | number) => {
    const source = signal(0);
    const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    const shown = injector.runInContext(() => paced(source, every));
    return { source, shown, injector };
  };

  it('follows once a frame, however often the source changes', async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { source, shown } = follow('frame');
    await frame();
    for (let value = 1; value <= 100; value++) {
      source.set(value);
      TestBed.tick();
      expect(shown() ?? 0).toBe(0);
    }
    await frame();
    expect(shown()).toBe(100);
    source.set(101);
    TestBed.tick();
    expect(shown()).toBe(100);
    await frame();
    expect(shown()).toBe(101);
  });

  describe('in time', () => {
    beforeEach(() =>
      jasmine
        .clock()
        .install()
        .mockDate(new Date(2026, 0, 1)),
    );
    afterEach(() => jasmine.clock().uninstall());

    it('tells the first value at once, and later ones at their time', () => {
      const { source, shown } = follow(5000);
      TestBed.tick();
      expect(shown()).toBe(0);
      source.set(1);
      TestBed.tick();
      jasmine.clock().tick(2000);
      source.set(2);
      TestBed.tick();
      jasmine.clock().tick(2999);
      expect(shown()).toBe(0);
      jasmine.clock().tick(1);
      expect(shown()).toBe(2);
      jasmine.clock().tick(10_000);
      source.set(3);
      TestBed.tick();
      jasmine.clock().tick(0);
      expect(shown()).toBe(3);
    });

    it('follows in a hidden page too, which has no frames', () => {
      const isHidden = spyOnProperty(document, 'hidden').and.returnValue(true);
      const { source, shown } = follow('frame');
      TestBed.tick();
      expect(shown()).toBeUndefined();
      source.set(1);
      TestBed.tick();
      jasmine.clock().tick(0);
      expect(shown()).toBe(1);
      source.set(2);
      TestBed.tick();
      isHidden.and.returnValue(false);
      document.dispatchEvent(new Event('visibilitychange'));
      expect(shown()).toBe(2);
    });

    it('waits for no frame that will not come, as the page is hidden meanwhile', () => {
      const frames = spyOn(window, 'requestAnimationFrame').and.returnValue(1);
      const { source, shown, injector } = follow('frame');
      TestBed.tick();
      source.set(1);
      TestBed.tick();
      expect(frames).toHaveBeenCalled();
      document.dispatchEvent(new Event('visibilitychange'));
      expect(shown()).toBe(1);

      source.set(2);
      TestBed.tick();
      injector.destroy();
      document.dispatchEvent(new Event('visibilitychange'));
      expect(shown()).toBe(1);
    });

    it('tells nothing after its end', () => {
      const { source, shown, injector } = follow(5000);
      TestBed.tick();
      source.set(1);
      TestBed.tick();
      injector.destroy();
      jasmine.clock().tick(10_000);
      expect(shown()).toBe(0);
    });
  });
});
