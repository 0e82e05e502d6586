import { readCsv, type CsvError, type CsvRow } from './read-csv';

describe('readCsv', () => {
  const rowsOf = async (...parts: BlobPart[]): Promise<CsvRow[]> => {
    const rows: CsvRow[] = [];
    for await (const chunk of readCsv(new Blob(parts))) rows.push(...chunk.rows);
    return rows;
  };
  const cellsOf = async (...parts: BlobPart[]) => (await rowsOf(...parts)).map(({ cells }) => [...cells]);
  const utf16 = (text: string, isLittle: boolean) => {
    const bytes = new DataView(new ArrayBuffer(text.length * 2));
    for (let at = 0; at < text.length; at++) bytes.setUint16(at * 2, text.charCodeAt(at), isLittle);
    return bytes.buffer;
  };

  for (const [name, separator] of Object.entries({ comma: ',', semicolon: ';', tab: '\t', bar: '|' })) {
    it(`finds out the separator: ${name}`, async () => {
      const lines = ['id,name', 'u-1,Ann', 'u-2,"Bob, B; x"'].map((text) =>
        text.replace(/,(?! )/g, separator),
      );
      expect(await cellsOf(lines.join('\n'))).toEqual([
        ['id', 'name'],
        ['u-1', 'Ann'],
        ['u-2', 'Bob, B; x'],
      ]);
    });
  }

  for (const [name, breaks] of Object.entries({ unix: '\n', windows: '\r\n', 'old mac': '\r' })) {
    it(`takes ${name} line breaks, and says on which line a row begins`, async () => {
      const text = ['a,b', '', '1,"two', 'lines"', '3,4', ''].join(breaks);
      expect(await rowsOf(text)).toEqual([
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['1', 'two\nlines'] },
        { line: 5, cells: ['3', '4'] },
      ]);
    });
  }

  it('reads a single column', async () => {
    expect(await cellsOf('u-1\nu-2\n')).toEqual([['u-1'], ['u-2']]);
  });

  it('takes the byte order mark off, and reads what Excel saves as Unicode text', async () => {
    expect(await cellsOf('\ufeffid,x\nä,y')).toEqual([
      ['id', 'x'],
      ['ä', 'y'],
    ]);
    for (const isLittle of [true, false]) {
      expect(await cellsOf(utf16('\ufeffid\tx\r\nä\ty', isLittle))).toEqual([
        ['id', 'x'],
        ['ä', 'y'],
      ]);
    }
  });

  it('gives nothing for an empty file', async () => {
    expect(await rowsOf('')).toEqual([]);
    expect(await rowsOf('\n \n')).toEqual([]);
  });

  it('keeps letters whole where one chunk ends and the next begins', async () => {
    const rows = 'ü€😀,x\r\n'.repeat(60_000);
    const read = await cellsOf(rows);
    expect(read.length).toBe(60_000);
    expect(new Set(read.map((cells) => cells.join('|')))).toEqual(new Set(['ü€😀|x']));
  });

  it('says how much has been read', async () => {
    const shares: number[] = [];
    for await (const { share } of readCsv(new Blob(['a,b\n'.repeat(200_000)]))) shares.push(share);
    expect(shares.length).toBe(4);
    expect(shares.at(-1)).toBe(1);
  });

  it('refuses what holds no text', async () => {
    await expectAsync(rowsOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0]))).toBeRejectedWith(
      jasmine.objectContaining<CsvError>({ reason: 'binary' }),
    );
  });

  it('gives up on a quotation mark that is never closed, however much follows', async () => {
    await expectAsync(rowsOf('a,b\nc,"', 'x,y\n'.repeat(1_000_000))).toBeRejectedWith(
      jasmine.objectContaining<CsvError>({ reason: 'endless-row', line: 2 }),
    );
  });
});
