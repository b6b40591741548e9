import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

const NAMES: readonly (readonly [string, string])[] = [
  ['receipts-2026-03-02.csv', 'receipts-2026-03-02.csv'],
  ['../../etc/passwd', 'etc-passwd'],
  ['..\\..\\Windows\\system.ini', 'Windows-system.ini'],
  ['C:\\Users\\ana\\x.csv', 'C--Users-ana-x.csv'],
  ['/absolute.txt', 'absolute.txt'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['Com1.csv', '_Com1.csv'],
  ['lpt¹.csv', '_lpt¹.csv'],
  ['console.csv', 'console.csv'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['zero\u200Bwidth.txt', 'zerowidth.txt'],
  ['line\r\nbreak.txt', 'linebreak.txt'],
  ['nul\u0000byte.txt', 'nulbyte.txt'],
  ['trailing. . .', 'trailing'],
  ['   ', 'meridian'],
  ['', 'meridian'],
  ['.hidden', 'hidden'],
  ['~$lock.docx', '$lock.docx'],
  ['a:b|c?d*e"f<g>h.txt', 'a-b-c-d-e-f-g-h.txt'],
  ['file.txt:stream', 'file.txt-stream'],
  ['Akte Ångström.pdf', 'Akte Ångström.pdf'],
];

for (const [wanted, name] of NAMES) {
  test(`${JSON.stringify(wanted)} becomes ${JSON.stringify(name)}`, () => {
    expect(safeFileName(wanted)).toBe(name);
  });
}

test('whatever is wanted, the name is one part of a path, short, and safe again when it is asked for again', () => {
  const seed = 6;
  console.info(`file name properties: seed ${seed}`);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), wanted => {
      const name = safeFileName(wanted);
      expect(name).not.toMatch(/[/\\\p{Cc}]|^\.|[. ]$/u);
      expect(name.length).toBeGreaterThan(0);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(121);
      expect(safeFileName(name)).toBe(name);
    }),
    { seed, numRuns: 500 },
  );
});
