import { checkLedgerLaws } from './license-ledger.laws';

describe('the laws of LicenseLedger', () => {
  it('hold in generated courses of reads, writes, losses, delays and other writers', () => {
    const seed = Date.now();
    expect(() => checkLedgerLaws({ runs: 1000, seed })).not.toThrow();
  });
});
