import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { readWebAnnotations } from './read-web-annotations.ts';

const folder =
  process.env['MERIDIAN_WEB_ANNOTATION'] ?? resolve(import.meta.dirname, '../../../shared/data/web-annotation');
const isHere = existsSync(resolve(folder, 'samples.json'));
if (!isHere) console.info('skipped: the W3C samples are not on this machine (../shared/data/web-annotation)');

const Samples = z.object({
  samples: z.array(z.object({ file: z.string(), w3cVerdict: z.enum(['correct', 'incorrect']) })),
});
const samples = isHere ? Samples.parse(JSON.parse(readFileSync(resolve(folder, 'samples.json'), 'utf8'))).samples : [];
const read = (file: string) => readWebAnnotations(readFileSync(resolve(folder, file), 'utf8'));

function reasonFor(result: ReturnType<typeof readWebAnnotations>): string {
  return result.ok ? 'it was read' : result.failure.message;
}

test.skipIf(!isHere)('every sample that the W3C calls correct is read', () => {
  const correct = samples.filter(({ w3cVerdict }) => w3cVerdict === 'correct');
  expect(correct.length).toBeGreaterThan(20);
  const refused = correct.flatMap(({ file }) => {
    const result = read(file);
    return result.ok ? [] : [`${file}: ${result.failure.message}`];
  });
  expect(refused).toEqual([]);
});

test.skipIf(!isHere)('every sample that the W3C calls incorrect is refused with a reason', () => {
  const incorrect = samples.filter(({ w3cVerdict }) => w3cVerdict === 'incorrect');
  expect(incorrect.length).toBeGreaterThan(20);
  for (const { file } of incorrect)
    expect([file, reasonFor(read(file))]).toEqual([file, expect.stringMatching(/\(.+\)/)]);
});

const good = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'urn:uuid:1',
  type: 'Annotation',
  target: 'http://e.org/x',
};

// Many of the W3C's samples have two faults; here each stands alone.
test.each([
  ['no target', { target: undefined }, 'target'],
  ['a body that is no IRI', { body: 'this is not a uri' }, 'body'],
  ['a textual body without its text', { body: { type: 'TextualBody' } }, 'body.value'],
  ['a body and a bodyValue', { body: 'http://e.org/b', bodyValue: 'words' }, 'bodyValue'],
  ['two bodyValues', { bodyValue: ['a', 'b'] }, 'bodyValue'],
  ['a choice that is a list', { body: { type: ['Choice', 'List'], items: ['http://e.org/1'] } }, 'body'],
  ['items without a kind', { body: { items: ['http://e.org/1'] } }, 'body'],
  [
    'two processing languages',
    { body: { id: 'http://e.org/b', processingLanguage: ['en', 'fr'] } },
    'body.processingLanguage',
  ],
  [
    'a text direction that is none',
    { body: { type: 'TextualBody', value: 'x', textDirection: 'up' } },
    'body.textDirection',
  ],
  ['a generator that is a number', { generator: 42 }, 'generator'],
  ['two dates of creation', { created: ['2015-01-28T12:00:00Z', '2015-01-29T12:00:00Z'] }, 'created'],
  ['a date without a time zone', { modified: '2015-01-28T12:00:00' }, 'modified'],
  ['a canonical that is no IRI', { canonical: 'not a uri' }, 'canonical'],
  [
    'a fragment without a value',
    { target: { source: 'http://e.org/x', selector: { type: 'FragmentSelector' } } },
    'target.selector.value',
  ],
  [
    'a position that ends first',
    { target: { source: 'http://e.org/x', selector: { type: 'TextPositionSelector', start: 5, end: 2 } } },
    'target.selector',
  ],
  ['words as a target', { target: { type: 'TextualBody', value: 'x' } }, 'target'],
])('%s is refused', (_, change, place) => {
  expect(reasonFor(readWebAnnotations(JSON.stringify({ ...good, ...change })))).toContain(`(${place}`);
});

test('an annotation with nothing but what it must have is read', () => {
  expect(readWebAnnotations(JSON.stringify(good))).toMatchObject({ ok: true, value: [good] });
});
