import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { failureOf } from '../archive/document-error.ts';
import { openZip } from '../archive/zip-parts.ts';
import { frameOf, highlightedIn, selectInFrame } from '../testing/in-frame.ts';
import { makeZip } from '../testing/make-zip.ts';
import { aMark, showDocument } from '../testing/show-document.tsx';
import { prepareDocx } from './prepare-docx.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORDS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = (inside: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;

function makeDocx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  return makeZip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations(`<Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
    'word/document.xml': `<w:document xmlns:w="${WORDS}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

const LETTER = makeDocx(
  '<w:p><w:r><w:t xml:space="preserve">The applicant has </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>never</w:t></w:r><w:r><w:t xml:space="preserve"> smoked.</w:t></w:r></w:p>',
  {
    'word/_rels/document.xml.rels': relations(
      `<Relationship Id="a" Type="${OFFICE}/image" Target="https://tracker.example/a.png" TargetMode="External"/>` +
        `<Relationship Id="b" Type="${OFFICE}/attachedTemplate" Target="\\\\server\\t.dotm" TargetMode="External"/>` +
        `<Relationship Id="c" Type="${OFFICE}/hyperlink" Target="https://example.com/" TargetMode="External"/>` +
        `<Relationship Id="d" Type="${OFFICE}/aFChunk" Target="afchunk.htm"/>`,
    ),
    'word/afchunk.htm': '<script>parent.hit = 1</script>',
    'word/vbaProject.bin': 'x',
  },
);

test('a Word file is drawn, marked as an approximation, and its words are selected, marked and found again', async () => {
  const shown = await showDocument(LETTER, { name: 'letter.docx', mediaType: 'application/octet-stream' });
  const frame = await frameOf();
  expect(frame.body.innerText).toContain('The applicant has never smoked.');
  await expect.element(page.getByText(/Drawn from the Word file/)).toBeVisible();
  await expect.element(page.getByText(/2 references to other files or machines were not followed/)).toBeVisible();
  selectInFrame(frame, 'never');
  await expect.poll(() => shown.selection?.exact).toBe('never');
  shown.setMarks([aMark({ id: 'm', selectors: shown.selection?.selectors ?? [] })]);
  await expect.poll(() => highlightedIn(frame, 'mark-1')).toEqual(['never']);
});

test('what is drawn has nothing left in it that leads elsewhere or runs', () => {
  const { bytes, external, leftOut, words } = prepareDocx(LETTER);
  expect({ external, leftOut, words }).toEqual({ external: 2, leftOut: 2, words: 'The applicant has never smoked.\n' });
  const zip = openZip(bytes);
  expect(zip.names.filter(name => /vba|chunk/.test(name))).toEqual([]);
  const kept = new TextDecoder().decode(zip.read('word/_rels/document.xml.rels') ?? undefined);
  expect(kept).not.toMatch(/tracker|server|afchunk/);
  expect(kept).toContain('https://example.com/');
});

test.each([
  ['cut short', LETTER.slice(0, LETTER.length / 2), 'broken'],
  ['without a text', makeZip({ 'a.xml': '<a/>' }), 'broken'],
  ['with entities', makeDocx('', { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), 'entities'],
  ['nested without end', makeDocx('<w:tbl>'.repeat(600) + '</w:tbl>'.repeat(600)), 'too-deep'],
])('a Word file %s is refused by name', (_, bytes, reason) => {
  let refused = 'read';
  try {
    prepareDocx(bytes);
  } catch (error) {
    refused = failureOf(error);
  }
  expect(refused).toBe(reason);
});

test('a Word file that is locked says so', async () => {
  const locked = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0);
  await showDocument(locked, { name: 'locked.docx', mediaType: 'application/octet-stream' });
  await expect.element(page.getByRole('alert')).toHaveAttribute('data-reason', 'locked');
});
