import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LicenseConfirmationHarness } from '../testing/license-confirmation-harness';
import { ConfirmChange, type Question } from './confirm-change';

describe('ConfirmChange', () => {
  @Component({
    imports: [ConfirmChange],
    template: `
      <button type="button" (click)="isAsked.set(true)">Remove</button>
      @if (isAsked()) {
        <license-confirm-change [question]="question" (answered)="answers.push($event)" />
      }
    `,
  })
  class Host {
    readonly isAsked = signal(false);
    readonly answers: boolean[] = [];
    protected readonly question: Question = {
      title: 'Remove licenses?',
      effects: ['2 users will lose A'],
      text: 'At once.',
      keep: 'Keep',
      confirm: 'Remove',
    };
  }

  const ask = async () => {
    const fixture = TestBed.createComponent(Host);
    const page = fixture.nativeElement as HTMLElement;
    const button = page.querySelector('button');
    button?.focus();
    button?.click();
    const question = await TestbedHarnessEnvironment.loader(fixture).getHarness(LicenseConfirmationHarness);
    return {
      button,
      question,
      dialog: page.querySelector('dialog'),
      answers: fixture.componentInstance.answers,
    };
  };

  it('asks above everything, the harmless answer first, and gives the focus back', async () => {
    const { question, dialog, button, answers } = await ask();
    expect(dialog?.matches(':modal')).toBeTrue();
    expect(await question.title()).toBe('Remove licenses?');
    expect(await question.isSafe()).toBeTrue();
    await question.confirm();
    expect(answers).toEqual([true]);
    expect(document.activeElement).toBe(button);
  });

  it('takes leaving for no', async () => {
    const { dialog, answers } = await ask();
    const closed = new Promise((resolve) => dialog?.addEventListener('close', resolve));
    // As Escape does.
    dialog?.close();
    await closed;
    expect(answers).toEqual([false]);
  });

  it('asks where the page knows no modal dialogs, as in tests on Node', async () => {
    const { prototype } = HTMLDialogElement;
    const { showModal, close } = prototype;
    Object.assign(prototype, { showModal: undefined, close: undefined });
    try {
      const { question, dialog, answers } = await ask();
      expect(dialog?.open).toBeTrue();
      await question.keep();
      expect(answers).toEqual([false]);
    } finally {
      Object.assign(prototype, { showModal, close });
    }
  });
});
