import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ApplicationRef,
  Component,
  createComponent,
  inject,
  Injectable,
  ViewEncapsulation,
} from '@angular/core';

/** What the CDK hides from sight (announcements, the ends of focus traps) is hidden by a style that it leaves to others. */
@Component({
  selector: 'license-hidden-styles',
  template: '{{ nothing }}',
  styles: `
    .cdk-visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      padding: 0;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
      border: 0;
    }
  `,
  encapsulation: ViewEncapsulation.None,
})
class HiddenStyles {
  protected readonly nothing = '';
}

/** Reads texts out to screen readers. Injecting it is enough for the CDK's hidden parts to be hidden. */
@Injectable({ providedIn: 'root' })
export class LicenseAnnouncer {
  readonly #announcer = inject(LiveAnnouncer);

  constructor() {
    createComponent(HiddenStyles, { environmentInjector: inject(ApplicationRef).injector });
  }

  /** `polite` waits until the person is spoken to no more; `assertive` interrupts. */
  announce(text: string, politeness: 'polite' | 'assertive' = 'polite'): void {
    void this.#announcer.announce(text, politeness);
  }
}
