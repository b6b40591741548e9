import { expect, test } from 'vitest';
import type { About } from '../../../shared/model/about.ts';
import { verdictBody } from '../../../shared/model/mark-verdict.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { AnnotationId, PersonId } from '../../../shared/model/ids.ts';
import { annotationToModel } from './annotation-to-model.ts';
import { payloadToWire } from './annotation-to-wire.ts';
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
  ['the document as a whole', source, []],
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

const mark = 'urn:uuid:0198';
const place = { source, selector: [area] };

test.each<[string, About]>([
  ['a reply', { as: 'reply', mark: AnnotationId.parse(mark) }],
  ['a reply to a person', { as: 'reply', mark: AnnotationId.parse(mark), mentions: [PersonId.parse('p-leila')] }],
  ['a thread that is settled', { as: 'resolved', mark: AnnotationId.parse(mark) }],
  ['a mark that was placed anew', { as: 'moved', mark: AnnotationId.parse(mark) }],
  ['a link', { as: 'contradicts', mark: AnnotationId.parse(mark), other: AnnotationId.parse('urn:uuid:0197') }],
])('%s comes back from the wire as it was sent, on its place and with its words', (_name, about) => {
  const made = turned({ motivation: 'commenting', body: [comment('See p. 3')], target: place });
  const remark: Annotation = { ...made, motivation: 'other' in about ? 'linking' : 'replying', about };
  const sent = schema.parse(payloadToWire({ type: 'annotation.put', payload: remark }));
  expect(sent.target).toEqual([mark, place]);
  expect(annotationToModel(sent)).toEqual({ ok: true, value: remark });
});

test('the proof that a person decided about a suggested mark comes back from the wire', () => {
  const made = turned({ motivation: 'commenting', body: [], target: place });
  const body = [verdictBody({ how: 'accepted', page: 2, wasOpened: true, seconds: 3.5 })];
  const about: About = { as: 'resolved', mark: AnnotationId.parse(mark) };
  const remark: Annotation = { ...made, motivation: 'replying', body, about };
  const sent = schema.parse(payloadToWire({ type: 'annotation.put', payload: remark }));
  expect(annotationToModel(sent)).toEqual({ ok: true, value: remark });
});

test('a mark on a whole document has no selector on the wire, and none here', () => {
  const whole = turned({ target: source });
  const sent = schema.parse(payloadToWire({ type: 'annotation.put', payload: whole }));
  expect(sent.target).toEqual({ source });
  expect(annotationToModel(sent)).toEqual({ ok: true, value: whole });
});

test('a link of another program that names no second mark is a note on its place', () => {
  const made = turned({ motivation: 'linking', body: 'see there', target: [mark, place] });
  expect(made.about).toBeUndefined();
  expect(made.body).toEqual([comment('see there')]);
});
