import { licenseKinds } from './license-kind';

describe('licenseKinds', () => {
  it('tells kinds from how definitions refer to each other', () => {
    const kinds = licenseKinds([
      { id: 'cloudCX2', comprises: [{ id: 'cloudCX1' }] },
      { id: 'needed' },
      { id: 'gc2WEMupgrade', prerequisites: [{ id: 'needed' }] },
      { id: 'alone' },
    ]);

    expect([...kinds]).toEqual([
      ['cloudCX2', 'base'],
      ['needed', 'base'],
      ['gc2WEMupgrade', 'add-on'],
      ['alone', 'other'],
    ]);
  });
});
