import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { axeViolations } from '../common/testing/axe-violations';
import { PanelFrame } from './panel-frame';

describe('PanelFrame', () => {
  @Component({
    imports: [PanelFrame],
    template: `
      <license-panel-frame
        heading="Licenses of Ada"
        [licenseCount]="licenseCount()"
        [(text)]="text"
        (closed)="closings.push('closed')"
      >
        <p id="content">Content</p>
      </license-panel-frame>
    `,
  })
  class Host {
    readonly licenseCount = signal(9);
    readonly text = signal('');
    readonly closings: string[] = [];
  }

  const begin = async () => {
    const fixture = TestBed.createComponent(Host);
    fixture.autoDetectChanges();
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return { fixture, element, host: fixture.componentInstance };
  };

  it('has a heading, its content, and a button that closes', async () => {
    const { fixture, element, host } = await begin();
    expect(element.querySelector('h2')?.textContent).toBe('Licenses of Ada');
    expect(element.querySelector('license-panel-frame #content')).not.toBeNull();
    const close = element.querySelector<HTMLElement>('[aria-label="Close"]');
    close?.click();
    expect(host.closings).toEqual(['closed']);
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('offers to search in ten licenses and more', async () => {
    const { fixture, element, host } = await begin();
    expect(element.querySelector('input')).toBeNull();
    host.licenseCount.set(10);
    await fixture.whenStable();

    const field = element.querySelector('input');
    expect(field?.getAttribute('aria-label')).toBe('Find a license');
    if (field === null) return;
    field.value = 'wem';
    field.dispatchEvent(new Event('input'));
    expect(host.text()).toBe('wem');
    await fixture.whenStable();
    host.text.set('');
    await fixture.whenStable();
    expect(field.value).toBe('');
    expect(await axeViolations(fixture)).toEqual([]);
  });
});
