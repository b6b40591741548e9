import { expect, test } from 'vitest';
import { boxAfterKey, boxBetween, FIRST_BOX, turnBox, unturnBox } from './area/area-box.ts';
import { findInText, searchable } from './find/find-in-text.ts';
import { spreadLabels } from './marks/spread-labels.ts';
import { layoutPages, pageAt, placeAtTop } from './pdf/page-layout.ts';
import { sniffKind } from './sniff-kind.ts';
import { zoomAfter } from './zoom-after.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['a PDF called text', '%PDF-1.7\n', 'text/plain', 'a.txt', 'pdf'],
  ['a PDF behind some junk', 'junk\n%PDF-1.4', 'application/pdf', 'a.pdf', 'pdf'],
  ['a broken PDF', 'hello', 'application/pdf', 'a.pdf', 'pdf'],
  ['a program called text', 'MZ\0\0', 'text/plain', 'a.txt', 'unsupported'],
  ['a table', 'a,b', 'text/csv; charset=utf-8', 'x', 'table'],
  ['a mail', 'From: a', 'message/rfc822', 'x', 'mail'],
  ['a page', '<html>', 'text/html', 'x.html', 'html'],
  ['a page called text', '\n<!DOCTYPE html><p>', 'text/plain', 'x.txt', 'html'],
  ['rich text', '{\\rtf1', 'application/octet-stream', 'x', 'html'],
  ['Markdown', '# Head', 'text/plain', 'notes.md', 'html'],
  ['a Word file', 'PK\u0003\u0004\0', 'text/plain', 'x.docx', 'docx'],
  ['a workbook without a name', 'PK\u0003\u0004\0...xl/workbook.xml', '', 'x', 'table'],
  ['an archive', 'PK\u0003\u0004\0', 'application/zip', 'x.zip', 'unsupported'],
  ['nothing at all', '', 'text/plain', 'empty.txt', 'text'],
] as const)('%s is shown as what it is', (_, head, mediaType, name, kind) => {
  expect(sniffKind(bytes(head), mediaType, name)).toBe(kind);
});

test('search ignores capitals, typographic signs and line breaks', () => {
  const text = 'The Parties\u2019\n  notice. THE PARTIES\u2019 NOTICE.';
  const hits = findInText(searchable(text), "parties' notice");
  expect(hits.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Parties\u2019\n  notice',
    'PARTIES\u2019 NOTICE',
  ]);
});

test('a box moves and grows inside its page', () => {
  const key = (name: string, shiftKey = false) => ({ key: name, shiftKey, altKey: false });
  expect(boxAfterKey(FIRST_BOX, key('ArrowRight'))?.left).toBeCloseTo(0.32);
  expect(boxAfterKey(FIRST_BOX, key('ArrowDown', true))?.height).toBeCloseTo(0.14);
  expect(boxAfterKey({ ...FIRST_BOX, left: 0 }, key('ArrowLeft'))?.left).toBe(0);
  expect(boxAfterKey(FIRST_BOX, key('x'))).toBeNull();
  expect(boxBetween({ x: 0.9, y: 0.9 }, { x: 2, y: 0.5 })).toMatchObject({ left: 0.9, top: 0.5 });
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.5, y: 0.5 })).toBeNull();
});

test.each([0, 90, 180, 270] as const)('a box turned by %i and back is where it was', rotation => {
  const box = { left: 0.1, top: 0.2, width: 0.3, height: 0.1 };
  const back = unturnBox(turnBox(box, rotation), rotation);
  for (const edge of ['left', 'top', 'width', 'height'] as const) expect(back[edge]).toBeCloseTo(box[edge]);
});

test('pages lie below each other and are found by height', () => {
  const layout = layoutPages(
    [
      { width: 100, height: 200 },
      { width: 200, height: 100 },
    ],
    1,
    0,
  );
  expect([...layout.tops]).toEqual([12, 224, 336]);
  expect([0, 12, 223, 224, 9999].map(y => pageAt(layout, y))).toEqual([0, 0, 0, 1, 1]);
  expect(layoutPages([{ width: 100, height: 200 }], 1, 90).width).toBe(200);
});

test('the room above a page belongs to that page, and not to the end of the one before', () => {
  const layout = layoutPages(
    [
      { width: 100, height: 188 },
      { width: 100, height: 88 },
      { width: 50, height: 88 },
    ],
    1,
    0,
  );
  expect([...layout.tops]).toEqual([12, 212, 312, 412]);
  expect([12, 112, 199, 204, 212, 262].map(y => placeAtTop(layout, y))).toEqual([
    { page: 1, share: 0 },
    { page: 1, share: 0.5 },
    { page: 1, share: 0.935 },
    { page: 2, share: -0.08 },
    { page: 2, share: 0 },
    { page: 2, share: 0.5 },
  ]);
});

test('labels on one line are spread', () => {
  expect(spreadLabels([10, 12, 60], 20)).toEqual([10, 30, 60]);
});

test('zoom goes by steps and stops at the ends', () => {
  expect([zoomAfter(0.86, 1), zoomAfter(0.86, -1), zoomAfter(4, 1), zoomAfter(0.25, -1)]).toEqual([0.9, 0.8, 4, 0.25]);
});
