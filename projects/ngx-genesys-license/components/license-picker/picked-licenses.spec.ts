import type { LicenseDefinition } from 'ngx-genesys-license';
import { PickedLicenses } from './picked-licenses';

describe('PickedLicenses', () => {
  const definitions = (...list: LicenseDefinition[]) => new Map(list.map((each) => [each.id, each]));
  const known = definitions(
    { id: 'base' },
    { id: 'suite', comprises: [{ id: 'base', comprises: [{ id: 'core' }] }] },
    { id: 'addOn', prerequisites: [{ id: 'base' }] },
    { id: 'otherAddOn', prerequisites: [{ id: 'base' }] },
    { id: 'onTop', prerequisites: [{ id: 'addOn' }] },
  );
  const advice = (...ids: string[]) =>
    new PickedLicenses(ids, known).advice().map(({ kind, licenseId, otherId }) => [kind, licenseId, otherId]);

  const table: readonly (readonly [string, string[], string[][]])[] = [
    ['nothing of nothing', [], []],
    ['nothing where all that is needed is there', ['addOn', 'base'], []],
    ['what is needed and missing', ['addOn'], [['needs', 'addOn', 'base']]],
    ['nothing missing that is part of something picked', ['addOn', 'suite'], []],
    ['what is part of another, at any depth', ['core', 'suite'], [['part-of', 'core', 'suite']]],
    ['two add-ons', ['base', 'addOn', 'otherAddOn'], [['one-add-on', 'addOn', 'otherAddOn']]],
    ['nothing of an add-on that builds on the other', ['base', 'addOn', 'onTop'], []],
    ['nothing of what nobody defines', ['gone', '__proto__'], []],
  ];
  for (const [what, ids, expected] of table)
    it(`tells ${what}`, () => expect(advice(...ids)).toEqual(expected));

  it('survives definitions that comprise each other', () => {
    const a: LicenseDefinition = { id: 'a', comprises: [{ id: 'b', comprises: [] }] };
    const b: LicenseDefinition = { id: 'b', comprises: [a] };
    a.comprises?.[0] && Object.assign(a.comprises[0], { comprises: [a] });

    expect(new PickedLicenses(['a'], definitions(a, b)).wholeOf('b')).toBe('a');
    expect(new PickedLicenses(['a'], definitions(a, b)).wholeOf('a')).toBeUndefined();
  });
});
