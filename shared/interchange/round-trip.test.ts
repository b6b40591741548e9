import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellSelector, imageSelector, pageSelector } from '../anchors/area.ts';
import { describeQuote } from '../anchors/describe-quote.ts';
import { type Annotation, documentSource, type Selector } from '../model/annotation.ts';
import { AnnotationId, CaseId, PersonId } from '../model/ids.ts';
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

test('what is written as Web Annotations keeps to the model and is read back as the same set', () => {
  const seed = 20_261_126;
  console.info(`interchange: seed ${seed}`);
  fc.assert(
    fc.property(fc.array(annotation, { maxLength: 6 }), annotations => {
      const read = readWebAnnotations(writeWebAnnotations('urn:uuid:1', 'Marks', annotations));
      if (!read.ok) throw new Error(read.failure.message);
      expect(annotationsIn(read.value, CASE)).toEqual({ annotations, leftOut: [] });
    }),
    { seed },
  );
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
