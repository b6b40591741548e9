import { expect, test } from 'vitest';
import { annotationToModel } from './annotation-to-model.ts';
import type { WireAnnotation } from './wire/annotation.ts';
import { WireAnnotation as schema } from './wire/annotation.ts';

const source = 'urn:meridian:document:d-1:v2';
const quote = { type: 'TextQuoteSelector', exact: 'never smoked', prefix: 'He has ' };
const position = { type: 'TextPositionSelector', start: 10, end: 22 };
const area = { type: 'FragmentSelector', value: 'page=3&viewrect=1,2,3,4' };

function anAnnotation(changes: Record<string, unknown>): WireAnnotation {
  return schema.parse({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:uuid:0199',
    type: 'Annotation',
    caseId: 'c-1',
    target: { source, selector: quote },
    ...changes,
  });
}

function turned(changes: Record<string, unknown>) {
  const result = annotationToModel(anAnnotation(changes));
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const comment = (value: string) => ({ type: 'TextualBody', purpose: 'commenting', value });
const tag = (value: string) => ({ type: 'TextualBody', purpose: 'tagging', value });

test.each<[string, Record<string, unknown>, unknown]>([
  ['none', {}, []],
  ['null', { body: null }, []],
  ['a string', { body: 'see page 4' }, [comment('see page 4')]],
  ['a bodyValue', { bodyValue: 'see page 4' }, [comment('see page 4')]],
  ['an object', { body: { type: 'TextualBody', value: 'no' } }, [comment('no')]],
  [
    'an object of a tagging annotation',
    { motivation: 'tagging', body: { type: 'TextualBody', value: 'risk' } },
    [tag('risk')],
  ],
  ['a list', { motivation: 'tagging', body: [tag('risk'), comment('why')] }, [tag('risk'), comment('why')]],
  ['a list of purposes', { body: { value: 'risk', purpose: ['tagging', 'linking'] } }, [tag('risk')]],
  [
    'a resource',
    { body: { type: 'SpecificResource', source: 'urn:tag:risk', purpose: 'classifying' } },
    [tag('urn:tag:risk')],
  ],
  ['nothing usable', { body: [7, {}, { value: '' }] }, []],
])('a body that is %s becomes our list', (_name, changes, expected) => {
  expect(turned(changes).body).toEqual(expected);
});

test.each<[string, unknown, unknown]>([
  ['a string', source, [{ type: 'FragmentSelector', value: 'page=1' }]],
  ['an object with one selector', { source, selector: quote }, [quote]],
  ['a source that is an object', { source: { id: source }, selector: quote }, [quote]],
  [
    'a quote refined by a position',
    { source, selector: { ...quote, refinedBy: position } },
    [{ ...quote, refinedBy: position }],
  ],
  ['a quote beside a position', { source, selector: [position, quote] }, [{ ...quote, refinedBy: position }]],
  [
    'an area refined by a quote refined by a position',
    { source, selector: { ...area, refinedBy: { ...quote, refinedBy: position } } },
    [area, { ...quote, refinedBy: position }],
  ],
  ['a quote and selectors of other kinds', { source, selector: [{ type: 'CssSelector', value: 'p' }, quote] }, [quote]],
  ['a list, the first of it not ours', ['https://example.com/x', { source, selector: area }], [area]],
])('a target that is %s becomes one place', (_name, target, selector) => {
  expect(turned({ target }).target).toEqual({ source, selector });
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a document of somebody else', 'https://example.com/x'],
  ['a bare position', { source, selector: position }],
  ['a selector of another kind', { source, selector: { type: 'CssSelector', value: 'p' } }],
])('a target that is %s is refused with a sentence', (_name, target) => {
  expect(annotationToModel(anAnnotation({ target }))).toMatchObject({
    ok: false,
    failure: { message: expect.stringContaining('place that this workstation understands') as unknown },
  });
});

test.each<[unknown, unknown]>([
  [undefined, { type: 'Person' }],
  ['p-ana', { type: 'Person', id: 'p-ana' }],
  ['https://people.example/ana', { type: 'Person' }],
  [
    { type: 'Software', name: 'Reader 2' },
    { type: 'Software', name: 'Reader 2' },
  ],
  [{ type: ['Agent', 'SoftwareAgent'] }, { type: 'Software' }],
  [[{ id: 'p-ana', name: 'Ana' }], { type: 'Person', id: 'p-ana', name: 'Ana' }],
])('the creator %j is understood', (creator, expected) => {
  expect(turned({ creator }).creator).toEqual(expected);
});

test.each<[unknown, string]>([
  [undefined, 'highlighting'],
  ['tagging', 'tagging'],
  [['linking', 'commenting'], 'commenting'],
  ['questioning', 'commenting'],
])('the motivation %j is understood', (motivation, expected) => {
  expect(turned({ motivation }).motivation).toBe(expected);
});

test('a context list that names the standard is accepted, and ours is written', () => {
  const contexts = ['http://www.w3.org/ns/anno.jsonld', { dc: 'http://purl.org/dc/terms/' }];
  expect(turned({ '@context': contexts, 'dc:subject': 'x' })['@context']).toBe('http://www.w3.org/ns/anno.jsonld');
});

test('the case may come from what the annotation is part of', () => {
  const { caseId: _, ...loose } = anAnnotation({});
  expect(annotationToModel(loose as WireAnnotation, 'c-9')).toMatchObject({ ok: true, value: { caseId: 'c-9' } });
});

test('a chain of refinements without an end is cut', () => {
  const endless: Record<string, unknown> = { type: 'CssSelector' };
  endless['refinedBy'] = endless;
  expect(annotationToModel({ ...anAnnotation({}), target: { source, selector: endless } }).ok).toBe(false);
});
