import { Component, ElementRef, inject, Injector, input, inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { openPanel, type OpenPanel } from './open-panel';

describe('openPanel', () => {
  @Component({
    selector: 'license-part',
    template: `
      <button type="button" class="close">×</button>
      <input [value]="text()" />
      <button type="button" id="inside">Inside</button>
    `,
  })
  class Part {
    readonly text = input('');
  }

  @Component({
    template: `
      <button type="button" id="origin"><span id="label">Open</span></button>
      <button type="button" id="elsewhere">Elsewhere</button>
    `,
  })
  class Host {
    readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    readonly injector = inject(Injector);
  }

  let panel: OpenPanel;
  let told: string[];
  let host: HTMLElement;

  const find = (selector: string): HTMLElement => {
    const found = host.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`There is no ${selector}.`);
    return found;
  };

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Host);
    fixture.autoDetectChanges();
    const { element, injector } = fixture.componentInstance;
    host = element;
    told = [];
    panel = openPanel(Part, {
      injector,
      host,
      origin: find('#origin'),
      bindings: [inputBinding('text', () => 'bound')],
      left: () => told.push('left'),
      escaped: () => told.push('escaped'),
    });
    await fixture.whenStable();
  });

  afterEach(() => panel.dispose());

  it('shows the part inside the host, with what is bound', () => {
    expect(host.querySelector<HTMLInputElement>('license-part input')?.value).toBe('bound');
  });

  it('gives the focus to the first control, but for the one that closes', () => {
    expect(document.activeElement).toBe(find('license-part input'));
    expect(panel.hasFocus()).toBeTrue();
  });

  it('tells when the focus goes elsewhere, not when it moves inside', () => {
    find('#inside').focus();
    expect(told).toEqual([]);
    find('#elsewhere').focus();
    expect(told).toEqual(['left']);
    expect(panel.hasFocus()).toBeFalse();
  });

  it('tells of a press outside, not of one on what opened it: that toggles', () => {
    find('#inside').click();
    find('#label').click();
    expect(told).toEqual([]);
    find('#elsewhere').click();
    expect(told).toEqual(['left']);
  });

  it('tells of Escape, which then does nothing else', () => {
    const press = (key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      find('license-part input').dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(press('a')).toBeFalse();
    expect(told).toEqual([]);
    expect(press('Escape')).toBeTrue();
    expect(told).toEqual(['escaped']);
  });

  it('is gone when it is disposed of', () => {
    panel.dispose();
    expect(host.querySelector('license-part')).toBeNull();
  });
});
