import { expect, test } from 'vitest';
import { declaredEncoding } from './declared-encoding.ts';
import { decodeText } from './decode-text.ts';
import { readRtf } from './read-rtf.ts';
import { hasColumns, splitBlocks } from './split-blocks.ts';

test.each([
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x61], 'a', 'utf-8', 'byte-order-mark'],
  ['UTF-16 little endian', [0xff, 0xfe, 0x61, 0x00], 'a', 'utf-16le', 'byte-order-mark'],
  ['UTF-16 big endian', [0xfe, 0xff, 0x00, 0x61], 'a', 'utf-16be', 'byte-order-mark'],
  ['UTF-8 without a mark', [0xc3, 0xbc], 'ü', 'utf-8', 'valid'],
  ['anything else', [0xfc, 0x80], 'ü€', 'windows-1252', 'assumed'],
  ['nothing', [], '', 'utf-8', 'valid'],
] as const)('%s', (_, bytes, text, encoding, reason) => {
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ text, encoding, reason });
});

const RUSSIAN = [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xea, 0xe0, 0xea, 0x20, 0xe4, 0xe5, 0xeb, 0xe0, 0x3f];

test('a long enough text is read by its letters, and as a person chooses', () => {
  const bytes = Uint8Array.from(RUSSIAN.flatMap(byte => [byte]).concat(RUSSIAN, RUSSIAN));
  expect(decodeText(bytes)).toMatchObject({ encoding: 'windows-1251', reason: 'guessed' });
  expect(decodeText(bytes, { chosen: 'koi8-r' })).toMatchObject({ encoding: 'koi8-r', reason: 'chosen' });
  expect(decodeText(bytes, { declared: 'windows-1251' }).reason).toBe('declared');
});

test('what a text says of itself is believed only when it can be true', () => {
  const utf8 = new TextEncoder().encode('Grüße');
  expect(decodeText(utf8, { declared: 'no-such-thing' })).toMatchObject({ text: 'Grüße', encoding: 'utf-8' });
  expect(decodeText(utf8, { declared: 'utf-16le' }).encoding).toBe('utf-8');
  expect(decodeText(Uint8Array.of(0xfc), { declared: 'utf-8' }).text).toBe('ü');
});

test.each([
  ['the media type', 'text/plain; charset="ISO-8859-2"', '', 'ISO-8859-2'],
  ['a meta element', 'text/html', '<html><head><meta charset=koi8-r>', 'koi8-r'],
  ['an old meta element', 'text/html', '<meta http-equiv="Content-Type" content="text/html; charset=gbk">', 'gbk'],
  ['an XML declaration', 'text/html', '<?xml version="1.0" encoding="Shift_JIS"?>', 'Shift_JIS'],
  ['nothing', 'text/html', '<p>', null],
])('the encoding is named by %s', (_, mediaType, head, encoding) => {
  expect(declaredEncoding(mediaType, new TextEncoder().encode(head))).toBe(encoding);
});

test('rich text becomes paragraphs with its bold words, and nothing of its fonts and pictures', () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator x;}{\pict 0a0b}Dear {\b Ana},\par caf\'e9 \u8364?5 <b>\line end}`;
  expect(readRtf(rtf)).toBe('<p>Dear <b>Ana</b>,</p>\n<p>café €5 &lt;b&gt;<br>end</p>');
});

test('HTML that a mail program wrapped in rich text comes out as it was', () => {
  const rtf = String.raw`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}Hello\htmlrtf {\b\htmlrtf0 {\*\htmltag84 <b>}you{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0{\*\htmltag72 </p>}}`;
  expect(readRtf(rtf)).toBe('<p>Hello<b>you</b></p>');
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
