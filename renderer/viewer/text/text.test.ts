import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';
import { hasColumns, splitBlocks } from './split-blocks.ts';

test.each([
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x61], 'a', 'utf-8'],
  ['UTF-16 little endian', [0xff, 0xfe, 0x61, 0x00], 'a', 'utf-16le'],
  ['UTF-16 big endian', [0xfe, 0xff, 0x00, 0x61], 'a', 'utf-16be'],
  ['UTF-8 without a mark', [0xc3, 0xbc], 'ü', 'utf-8'],
  ['anything else', [0xfc, 0x80], 'ü€', 'windows-1252'],
  ['nothing', [], '', 'utf-8'],
] as const)('%s', (_, bytes, text, encoding) => {
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ text, encoding });
});

test('line ends keep their length, so that offsets stay those of the file', () => {
  expect(decodeText(new TextEncoder().encode('a\r\nb\rc')).text).toBe('a\r\nb\nc');
});

test.each([
  ['many lines', 'A line of words.\n'.repeat(5000)],
  ['one endless line', 'word '.repeat(50_000)],
  ['one endless word with characters of two units', '\u{1f600}'.repeat(60_001)],
])('blocks of %s join to the text and cut no character', (_, text) => {
  const blocks = splitBlocks(text);
  expect(blocks.length).toBeGreaterThan(1);
  expect(blocks.map(block => block.text).join('')).toBe(text);
  expect(blocks.every(block => text.startsWith(block.text, block.start))).toBe(true);
  expect(blocks.every(block => !/^[\udc00-\udfff]/.test(block.text))).toBe(true);
});

test('columns made with spaces are noticed, prose is not', () => {
  expect(hasColumns('Item      Price\nTea        3.50\nCoffee     4.20')).toBe(true);
  expect(hasColumns('It was the best of times.\n\nIt was the worst of times.')).toBe(false);
});
