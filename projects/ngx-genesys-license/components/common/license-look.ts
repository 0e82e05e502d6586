import { Component, ViewEncapsulation } from '@angular/core';
import { licenseFields } from './license-fields';
import { licenseButtons, visuallyHidden } from './license-tokens';

/**
 * What the parts of a component look like alike: buttons, fields, chips, hidden texts, the focus. One stylesheet for all of
 * them, instead of one in each; it stands in the component's template, whose host has the class `license-look`.
 */
@Component({
  selector: 'license-look',
  template: '',
  styles: `
    .license-look,
    .license-look *,
    .license-look *::before,
    .license-look *::after {
      box-sizing: border-box;
    }
    .license-look {
      :focus-visible {
        outline: 2px solid var(--_primary);
        outline-offset: 2px;
      }
      p {
        margin: 0;
      }
      .quiet {
        color: var(--_muted);
      }
      license-notice:empty {
        display: none;
      }
      ${licenseButtons}
      ${licenseFields}
      ${visuallyHidden}
    }
  `,
  encapsulation: ViewEncapsulation.None,
  host: { hidden: '' },
})
export class LicenseLook {}
