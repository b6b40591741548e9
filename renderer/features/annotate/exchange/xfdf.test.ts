import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageSelector } from '../../../../shared/anchors/area.ts';
import { describeQuote } from '../../../../shared/anchors/describe-quote.ts';
import { type Annotation, documentSource, noteOf, quoteOf } from '../../../../shared/model/annotation.ts';
import { AnnotationId } from '../../../../shared/model/ids.ts';
import { aCase, aDocument, anAnnotation, aPerson } from '../../../testing/builders.ts';
import { openPdf } from '../../../viewer/pdf/open-pdf.ts';
import { makePdf } from '../../../viewer/testing/make-pdf.ts';
import { marksToXfdf, placeMarks } from './marks-to-xfdf.ts';
import { PdfPages } from './pdf-pages.ts';
import { readXfdf } from './read-xfdf.ts';
import { writeXfdf } from './write-xfdf.ts';
import { xfdfToMarks } from './xfdf-to-marks.ts';

const record = aDocument({ name: 'report «1» & "2".pdf' });
const tags = [
  { id: 'medical', label: 'Medical' },
  { id: 'habit', label: 'Habit' },
];
let made = 0;
const store = {
  me: aPerson(),
  newId: () => `0193a000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
  nowIso: () => '2026-11-23T10:00:00Z',
};

async function pagesOf(bytes: Uint8Array): Promise<PdfPages> {
  const { length } = bytes;
  const opened = await openPdf(
    { length, read: async (from, to) => new Uint8Array(bytes.slice(from, to)) },
    async () => null,
  );
  if (!opened.ok) throw new Error(opened.failure.message);
  return new PdfPages(opened.value);
}

const LINES = ['The applicant has never smoked tobacco.', 'He drinks two glasses of wine a week.', 'Signed in Bergen.'];
const plainPdf = makePdf([LINES, ['A second page says more.']]);

const taken = async (xml: string, pages: PdfPages) => {
  const read = readXfdf(xml);
  if (!read.ok) throw new Error(read.failure.message);
  return await xfdfToMarks(read.value.marks, store, { record: aCase() }, record, pages, tags);
};
const byId = (annotations: readonly Annotation[]) => annotations.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const xfdf = (annots: string) =>
  `<?xml version="1.0"?><xfdf xmlns="http://ns.adobe.com/xfdf/"><annots>${annots}</annots><f href="report.pdf"/></xfdf>`;

test('what is written as XFDF is read back as the same set, whatever the marks and their threads say', async () => {
  const pages = await pagesOf(await plainPdf);
  const { text } = await pages.texts.of(1);
  const words = fc.string({ unit: 'binary', maxLength: 40 });
  const place = fc.oneof(
    fc
      .tuple(fc.nat(60), fc.integer({ min: 1, max: 40 }))
      .map(([start, length]) => [
        describeQuote(text, { start, end: Math.min(text.length, start + length) }),
        pageSelector({ page: 1, area: null }),
      ]),
    fc
      .integer({ min: 1, max: 2 })
      .map(page => [pageSelector({ page, area: { left: 10, top: 20, width: 30, height: 40 } })]),
    fc.constant([pageSelector({ page: 2, area: null })]),
    fc.constant([{ type: 'TextQuoteSelector' as const, exact: 'words that nobody wrote' }]),
    fc.constant([]),
  );
  const mark = fc
    .record({ id: fc.uuid(), note: words, name: words, tag: fc.constantFrom('medical', 'gone'), place, answer: words })
    .map(({ id, note, name, tag, place: selector, answer }) => {
      const annotation = anAnnotation({
        id: AnnotationId.parse(`urn:uuid:${id}`),
        creator: { type: 'Person', name },
        modified: '2026-11-23T12:00:00.120Z',
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: tag },
          { type: 'TextualBody', purpose: 'commenting', value: note },
        ],
        target: { source: documentSource(record), selector },
      });
      const reply = anAnnotation({
        id: AnnotationId.parse(`urn:uuid:${id.slice(0, -1)}x`),
        motivation: 'replying',
        body: [{ type: 'TextualBody', purpose: 'commenting', value: answer }],
        about: { as: 'reply', mark: annotation.id },
      });
      return [annotation, reply] as const;
    });
  const seed = 20_261_123;
  console.info(`xfdf: seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(mark, { maxLength: 4, selector: ([{ id }]) => id }), async drawn => {
      const marks = drawn.map(([one]) => one);
      const remarks = drawn.map(([, reply]) => reply);
      const written = writeXfdf(
        { href: record.name, marks: marksToXfdf(await placeMarks(marks, pages, tags), remarks) },
        record.sha256,
      );
      const read = readXfdf(written);
      expect(read.ok && read.value.href).toBe(record.name);
      const { annotations, leftOut } = await taken(written, pages);
      expect(leftOut).toEqual([]);
      expect(byId(annotations)).toEqual(byId([...marks, ...remarks]));
      // Another reader of XML than our own finds it well-formed.
      const parsed = new DOMParser().parseFromString(written, 'application/xml');
      expect(parsed.querySelector('parsererror')).toBeNull();
    }),
    { seed, numRuns: 60 },
  );
});

test('a file that another program wrote again keeps words, places, tags and notes, in the name of who takes it in', async () => {
  const pages = await pagesOf(await plainPdf);
  const { text } = await pages.texts.of(1);
  const start = text.indexOf('never');
  const mark = anAnnotation({
    creator: { type: 'Person', name: 'Bo' },
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: 'habit' },
      { type: 'TextualBody', purpose: 'commenting', value: 'see p. 2' },
    ],
    target: { source: documentSource(record), selector: [describeQuote(text, { start, end: start + 12 })] },
  });
  const marks = marksToXfdf(await placeMarks([mark], pages, tags), []);
  const stripped = writeXfdf({ href: record.name, marks: marks.map(one => ({ ...one, own: '' })) }, record.sha256);
  const { annotations } = await taken(stripped, pages);
  expect(annotations.map(one => [quoteOf(one), noteOf(one), one.body[0]?.value, one.creator.id])).toEqual([
    [quoteOf(mark), 'Bo: see p. 2', 'habit', store.me.id],
  ]);
  // A note that was changed elsewhere is what counts.
  const edited = writeXfdf({ href: '', marks: marks.map(one => ({ ...one, contents: 'no' })) }, record.sha256);
  expect((await taken(edited, pages)).annotations.map(one => [one.id, noteOf(one)])).toEqual([[mark.id, 'no']]);
});

test('marks of other programs are taken as far as they can be, and the rest is listed by name', async () => {
  const pages = await pagesOf(await plainPdf);
  // The first line stands 760 points up, from 72 on; corners in the order of the standard, not of the editors.
  const line = '72,757 300,757 300,770 72,770'.replaceAll(' ', ',');
  const { annotations, leftOut } = await taken(
    xfdf(`
      <underline page="0" rect="72,757,300,770" coords="${line}" title="Bo" subject="Medical" date="D:20261123101500+01'00'" name="u"/>
      <strikeout page="0" rect="72,737,300,750" coords="72;750;300;750;72;737;300;737"/>
      <squiggly page="0" rect="72,717,300,730" coords="72,730,300,730,72,717,300,717"/>
      <freetext page="1" rect="100,100,200,140"><contents-richtext><body><p>typed <b>here</b></p></body></contents-richtext></freetext>
      <circle page="0" rect="10,10,60,60"/>
      <text page="1" rect="10,800,30,820" name="t"><contents>a question</contents><popup page="1" rect="0,0,9,9"/></text>
      <text page="1" rect="10,800,30,820" name="r" title="Bo" inreplyto="t"><contents>an answer</contents></text>
      <text page="1" rect="10,800,30,820" name="rr" inreplyto="r"><contents>and another</contents></text>
      <ink page="0" rect="1,1,9,9"><inklist><gesture>1,1;9,9</gesture></inklist></ink>
      <stamp page="1" rect="1,1,9,9"/>
      <highlight page="7" rect="1,1,9,9" coords="1,1,9,1,9,9,1,9"/>
      <square page="0" rect="1,NaN,9,9"/>`),
    pages,
  );
  const quotes = annotations.slice(0, 3).map(one => quoteOf(one)?.exact);
  expect(quotes).toEqual(LINES);
  expect(annotations.slice(3).map(one => [noteOf(one), one.target.selector[0], one.about?.as])).toEqual([
    ['typed here', pageSelector({ page: 2, area: { left: 100, top: 702, width: 100, height: 40 } }), undefined],
    ['', pageSelector({ page: 1, area: { left: 10, top: 782, width: 50, height: 50 } }), undefined],
    ['a question', pageSelector({ page: 2, area: { left: 10, top: 22, width: 20, height: 20 } }), undefined],
    ['Bo: an answer', pageSelector({ page: 2, area: { left: 10, top: 22, width: 20, height: 20 } }), 'reply'],
    ['and another', pageSelector({ page: 2, area: { left: 10, top: 22, width: 20, height: 20 } }), 'reply'],
  ]);
  expect(annotations.slice(-2).map(({ about }) => about?.mark)).toEqual([annotations[5]?.id, annotations[5]?.id]);
  expect(leftOut).toEqual([
    { kind: 'ink', page: 1 },
    { kind: 'stamp', page: 2 },
    { kind: 'highlight', page: 8 },
    { kind: 'square', page: 1 },
  ]);
});

test.each([0, 90, 180, 270])(
  'on a page that is turned by %i° the words and areas are the same both ways',
  async turn => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([400, 600]);
    page.drawText('Turned words are words', {
      x: 50,
      y: 500,
      size: 12,
      font: await pdf.embedFont(StandardFonts.Helvetica),
    });
    page.setRotation(degrees(turn));
    const pages = await pagesOf(await pdf.save());
    const { text } = await pages.texts.of(1);
    const area = { left: 20, top: 30, width: 40, height: 50 };
    const marks = [
      anAnnotation({
        target: { source: documentSource(record), selector: [describeQuote(text, { start: 7, end: 12 })] },
      }),
      anAnnotation({
        id: AnnotationId.parse('urn:uuid:0193a000-0000-7000-8000-0000000000aa'),
        target: { source: documentSource(record), selector: [pageSelector({ page: 1, area })] },
      }),
    ];
    const xfdfMarks = marksToXfdf(await placeMarks(marks, pages, tags), []);
    // In the file's own coordinates the words stand where they were drawn, however the page is turned.
    expect(xfdfMarks[0]?.rect.left).toBeGreaterThan(80);
    expect(xfdfMarks[0]?.rect.bottom).toBeCloseTo(497.4, 0);
    const written = writeXfdf({ href: '', marks: xfdfMarks.map(one => ({ ...one, own: '' })) }, '');
    const { annotations } = await taken(written, pages);
    expect(annotations.map(one => quoteOf(one)?.exact)).toEqual(['words', undefined]);
    expect(annotations[1]?.target.selector).toEqual([pageSelector({ page: 1, area })]);
  },
);

const deep = (levels: number) => xfdf(`<highlight>${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}</highlight>`);
test.each([
  [
    'declares an entity',
    `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xfdf('')}`,
    'not-xfdf',
    /document type/,
  ],
  [
    'grows by entities',
    `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${xfdf('&b;')}`,
    'not-xfdf',
    /document type/,
  ],
  ['is another XML', '<fdf><annots/></fdf>', 'not-xfdf', /is no XFDF/],
  ['is torn', xfdf('<highlight page="0"').slice(0, 90), 'not-xfdf', /is no XFDF/],
  ['is an FDF', '%FDF-1.2\n1 0 obj', 'not-xfdf', /is no XFDF/],
  ['is empty', '', 'not-xfdf', /is no XFDF/],
  ['is nested too deep', deep(60), 'too-large', /larger or deeper/],
  ['has too many marks', xfdf('<ink/>'.repeat(20_001)), 'too-large', /larger or deeper/],
  ['is too large', ' '.repeat(32_000_001), 'too-large', /larger or deeper/],
])('a file that %s is refused with a reason', (_name, xml, code, words) => {
  const read = readXfdf(xml);
  expect(read).toMatchObject({ ok: false, failure: { code } });
  expect(!read.ok && read.failure.message).toMatch(words);
});

test('a mark that stands in a value of another attribute is no mark, and millions of attributes end in time', () => {
  const read = readXfdf(xfdf(`<square title="x page='4' >" subject='a name="b"' page="1" rect="1,2,3,4"/>`));
  expect(read.ok && read.value.marks).toMatchObject([
    { page: 2, name: '', author: "x page='4' >", subject: 'a name="b"' },
  ]);
  const many = xfdf(`<square ${'a="" '.repeat(400_000)} page="1"/>`);
  expect(readXfdf(many)).toMatchObject({ ok: true, value: { marks: [{ page: 2 }] } });
});
