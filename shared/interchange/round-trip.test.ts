import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellSelector, imageSelector, pageSelector } from '../anchors/area.ts';
import { describeQuote } from '../anchors/describe-quote.ts';
import { type About, LinkKind, TalkKind } from '../model/about.ts';
import { type Annotation, documentSource, type Selector } from '../model/annotation.ts';
import { AnnotationId, CaseId, PersonId } from '../model/ids.ts';
import { verdictBody } from '../model/mark-verdict.ts';
import { annotationsIn } from './annotations-in.ts';
import { readWebAnnotations } from './read-web-annotations.ts';
import { writeWebAnnotations } from './write-web-annotations.ts';

const CASE = CaseId.parse('c-1');

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
const selector: fc.Arbitrary<Selector> = fc.oneof(
  fc
    .tuple(words, fc.nat(60), fc.integer({ min: 1, max: 20 }))
    .map(([text, start, length]) => describeQuote(text, { start, end: start + length })),
  fc.integer({ min: 1, max: 2000 }).map(page => pageSelector({ page, area: { left: 1, top: 2, width: 3, height: 4 } })),
  fc.constant(imageSelector({ left: 10, top: 10, width: 5.5, height: 20 })),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 99 }))
    .map(([row, column]) => cellSelector(row, column)),
);
const annotation: fc.Arbitrary<Annotation> = fc
  .record({
    id: fc.uuid(),
    motivation: fc.constantFrom('highlighting', 'commenting', 'tagging', 'classifying'),
    type: fc.constantFrom('Person', 'Software'),
    name: words,
    note: words,
    tag: words,
    selectors: fc.array(selector, { minLength: 1, maxLength: 3 }),
    version: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ id, motivation, type, name, note, tag, selectors, version }) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: AnnotationId.parse(`urn:uuid:${id}`),
    type: 'Annotation',
    caseId: CASE,
    motivation,
    creator: { type, id: PersonId.parse('p-ana'), name },
    created: '2026-11-23T12:00:00Z',
    body: [
      { type: 'TextualBody', purpose: 'commenting', value: note },
      { type: 'TextualBody', purpose: 'tagging', value: tag },
    ],
    target: { source: documentSource({ id: 'd-1', version }), selector: selectors },
  }));

const annotationId = fc.uuid().map(id => AnnotationId.parse(`urn:uuid:${id}`));
const person = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/).map(id => PersonId.parse(id));
const about: fc.Arbitrary<About> = fc.oneof(
  fc.record({ as: fc.constantFrom(...LinkKind.options), mark: annotationId, other: annotationId }),
  fc.record(
    { as: fc.constantFrom(...TalkKind.options), mark: annotationId, mentions: fc.array(person, { minLength: 1 }) },
    { requiredKeys: ['as', 'mark'] },
  ),
);
/** With words, without, and with a proof of ours beside them. */
const remark: fc.Arbitrary<Annotation> = fc
  .tuple(annotation, about, fc.array(words, { maxLength: 1 }), fc.boolean())
  .map(([made, said, notes, hasProof]) => ({
    ...made,
    motivation: 'other' in said ? 'linking' : 'replying',
    body: [
      ...notes.map(value => ({ type: 'TextualBody', purpose: 'commenting', value }) as const),
      ...(hasProof ? [verdictBody({ how: 'accepted', page: 2, wasOpened: true, seconds: 1.5 })] : []),
    ],
    about: said,
  }));

test('what is written as Web Annotations keeps to the model and is read back as the same set, threads and links too', () => {
  const seed = 20_261_126;
  console.info(`interchange: seed ${seed}`);
  fc.assert(
    fc.property(fc.array(fc.oneof(annotation, remark), { maxLength: 6 }), annotations => {
      const read = readWebAnnotations(writeWebAnnotations('urn:uuid:1', 'Marks', annotations));
      if (!read.ok) throw new Error(read.failure.message);
      expect(annotationsIn(read.value, CASE)).toEqual({ annotations, leftOut: [] });
    }),
    { seed },
  );
});

test('a reply and a link leave in the words of the W3C model, which another program reads too', () => {
  const [place] = fc.sample(annotation, { numRuns: 1, seed: 1 });
  if (!place) throw new Error('none was made');
  const mark = AnnotationId.parse('urn:uuid:0198');
  const other = AnnotationId.parse('urn:uuid:0199');
  const said = { type: 'TextualBody', purpose: 'commenting', value: 'Says so twice.' } as const;
  const written: unknown = JSON.parse(
    writeWebAnnotations('urn:uuid:1', 'Marks', [
      { ...place, motivation: 'replying', body: [said], about: { as: 'reply', mark } },
      { ...place, motivation: 'linking', body: [], about: { as: 'contradicts', mark, other } },
    ]),
  );
  expect(written).toMatchObject({
    first: {
      items: [
        { motivation: 'replying', target: [mark, place.target], body: [said] },
        {
          motivation: 'linking',
          target: [mark, place.target],
          body: [
            { type: 'SpecificResource', purpose: 'linking', source: other },
            { value: 'urn:meridian:link:contradicts' },
          ],
        },
      ],
    },
  });
  expect(JSON.stringify(written)).not.toContain('"about"');
});

test('annotations of another case and of another program are left out by name', () => {
  const [own] = fc.sample(annotation, { numRuns: 1, seed: 1 });
  if (!own) throw new Error('none was made');
  const foreign = {
    '@context': own['@context'],
    id: 'http://e.org/1',
    type: 'Annotation',
    target: 'http://e.org/page',
  };
  expect(annotationsIn([foreign, { ...own }], 'c-2').leftOut).toEqual([
    { id: 'http://e.org/1', why: 'not-understood' },
    { id: own.id, why: 'other-case' },
  ]);
});
