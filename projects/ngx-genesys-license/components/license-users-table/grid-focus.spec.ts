import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { GridFocus } from './grid-focus';

describe('GridFocus', () => {
  @Component({
    template: `
      <div (focusin)="focus.enter()" (focusout)="focus.leave($event)">
        @for (row of rows(); track row) {
          <button type="button" [id]="row">{{ label() }}</button>
        }
      </div>
      <button type="button" id="elsewhere">Elsewhere</button>
    `,
  })
  class Host {
    readonly rows = signal(['a', 'b', 'c']);
    readonly label = signal('');
    readonly focus = new GridFocus(this.rows, () => byId('b') ?? byId('a'));
  }

  const byId = (id: string) => document.getElementById(id) ?? undefined;
  const begin = async () => {
    const fixture = TestBed.createComponent(Host);
    const host = fixture.componentInstance;
    const render = async () => {
      host.label.update((label) => `${label}.`);
      await fixture.whenStable();
    };
    await render();
    return { host, render };
  };

  it('takes nothing by itself', async () => {
    const { render } = await begin();
    byId('elsewhere')?.focus();
    await render();
    expect(document.activeElement?.id).toBe('elsewhere');
  });

  it('brings the focus where it is wanted, once', async () => {
    const { host, render } = await begin();
    host.focus.want();
    await render();
    expect(document.activeElement?.id).toBe('b');
    byId('elsewhere')?.focus();
    await render();
    expect(document.activeElement?.id).toBe('elsewhere');
  });

  it('gives back what a render takes away', async () => {
    const { host, render } = await begin();
    byId('b')?.focus();
    host.rows.set(['a', 'c']);
    await render();
    expect(document.activeElement?.id).toBe('a');
  });

  it('leaves a focus alone that went elsewhere, or nowhere, before the render', async () => {
    const { host, render } = await begin();
    byId('b')?.focus();
    byId('b')?.blur();
    await Promise.resolve();
    host.rows.set(['a', 'c']);
    await render();
    expect(document.activeElement).toBe(document.body);
  });
});
