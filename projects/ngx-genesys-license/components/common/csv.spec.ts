import { csvOf, saveText } from './csv';
import { withoutGuard } from './without-guard';

describe('csvOf', () => {
  const bodyOf = (...cells: readonly (string | number | undefined)[]) =>
    csvOf(['a'], [cells]).split('\r\n').slice(1, -1).join('\r\n');

  it('writes a byte order mark, the header, and a line per row', () => {
    expect(csvOf(['id', 'count'], [['u-1', 2]])).toBe('\ufeffid,count\r\nu-1,2\r\n');
    expect(csvOf(['id'], [])).toBe('\ufeffid\r\n');
  });

  it('quotes what would be taken apart', () => {
    expect(bodyOf('a,b', 'say "hi"', 'two\nlines', 'a;b', undefined, '')).toBe(
      '"a,b","say ""hi""","two\nlines","a;b",,',
    );
  });

  for (const text of ['=1+1', '+1', '-1', '@sum(a1)', '\t=1', '\r=1', '＝1', 'a;=1', 'a\n@b']) {
    it(`makes a text of the formula ${JSON.stringify(text)}`, () => {
      const written = bodyOf(text).replace(/^"|"$/g, '');
      expect(written).not.toMatch(/(^|[;\t\r\n])[=+\-@＝]/);
      expect(written.replaceAll("'", '')).toBe(text);
    });
  }

  it('leaves numbers numbers', () => expect(bodyOf(-1)).toBe('-1'));

  it('is undone by withoutGuard', () => {
    for (const text of ['=1+1', '-a', "'a", "it's", 'plain']) expect(withoutGuard(bodyOf(text))).toBe(text);
  });
});

describe('saveText', () => {
  it('gives the browser a file of that name with that text', async () => {
    const saved: { name: string; address: string }[] = [];
    const link = document.createElement('a');
    link.click = () => saved.push({ name: link.download, address: link.href });
    const page = { createElement: () => link } as unknown as Document;
    const made: Blob[] = [];
    spyOn(URL, 'createObjectURL').and.callFake((blob) => (made.push(blob as Blob), 'blob:made'));

    saveText(page, 'users.csv', '\ufeffid\r\n');

    expect(saved).toEqual([{ name: 'users.csv', address: 'blob:made' }]);
    expect(await made[0]?.arrayBuffer().then((buffer) => [...new Uint8Array(buffer)])).toEqual([
      0xef, 0xbb, 0xbf, 0x69, 0x64, 0x0d, 0x0a,
    ]);
  });
});
