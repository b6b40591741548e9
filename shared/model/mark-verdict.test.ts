import { expect, test } from 'vitest';
import type { TalkKind } from './about.ts';
import { Annotation } from './annotation.ts';
import { decidedIn, isLooseSuggestion, type MarkVerdict, verdictBody, verdictOf } from './mark-verdict.ts';
import { suggestionBody } from './suggestion.ts';

const accepted: MarkVerdict = { how: 'accepted', page: 2, wasOpened: true, seconds: 3.5 };
const rejected: MarkVerdict = { how: 'rejected', page: null, wasOpened: false, seconds: 0 };

function made(over: object): Annotation {
  return Annotation.parse({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:uuid:1',
    type: 'Annotation',
    caseId: 'c-1',
    motivation: 'highlighting',
    creator: { type: 'Person', name: 'Ana' },
    created: '2026-11-23T10:00:00Z',
    body: [],
    target: { source: 'urn:meridian:document:d-1:v1', selector: [] },
    ...over,
  });
}
const turn = (as: TalkKind, verdict?: MarkVerdict) =>
  made({ about: { as, mark: 'urn:uuid:9' }, body: verdict ? [verdictBody(verdict)] : [] });

test.each<[string, Annotation[], MarkVerdict | null]>([
  ['nothing said', [], null],
  ['accepted', [turn('resolved', accepted)], accepted],
  ['settled without a verdict', [turn('resolved')], null],
  ['accepted, and replied to since', [turn('resolved', accepted), turn('reply')], accepted],
  ['opened again', [turn('resolved', accepted), turn('reopened')], null],
  ['opened again and rejected', [turn('resolved', accepted), turn('reopened'), turn('resolved', rejected)], rejected],
  ['a reply that bears a verdict decides nothing', [turn('reply', accepted)], null],
])('the verdict that stands: %s', (_name, thread, expected) => {
  expect(decidedIn(thread)?.verdict ?? null).toEqual(expected);
});

test.each(['%', '{', '%7B%7D', '%7B%22how%22%3A%22maybe%22%7D'])('a verdict that cannot be read is none: %s', said => {
  const body = [{ type: 'TextualBody', purpose: 'tagging', value: `urn:meridian:verdict?${said}` }];
  expect(verdictOf(made({ about: { as: 'resolved', mark: 'urn:uuid:9' }, body }))).toBeNull();
});

test('a mark of a machine is decided about where it stands, unless a question offers it', () => {
  const machine = { creator: { type: 'Software', name: 'Reader' } };
  expect(isLooseSuggestion(made(machine))).toBe(true);
  expect(isLooseSuggestion(made({ ...machine, body: [suggestionBody({ pointer: '' })] }))).toBe(true);
  expect(isLooseSuggestion(made({ ...machine, body: [suggestionBody({ pointer: '/smoker' })] }))).toBe(false);
  expect(isLooseSuggestion(made({}))).toBe(false);
});
