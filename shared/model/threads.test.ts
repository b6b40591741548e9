import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { About, TalkKind } from './about.ts';
import { Annotation } from './annotation.ts';
import { isResolved, linksOf, threadOf } from './threads.ts';

const id = (n: number) => `urn:uuid:${n}`;
let next = 0;
function remark(about: object, minute = 0): Annotation {
  return Annotation.parse({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: id(1000 + next++),
    type: 'Annotation',
    caseId: 'c-1',
    motivation: 'replying',
    creator: { type: 'Person' },
    created: `2026-11-23T10:${String(minute).padStart(2, '0')}:00Z`,
    body: [],
    target: { source: 'urn:meridian:document:d-1:v1', selector: [] },
    about,
  });
}

test.each<[string, TalkKind[], boolean]>([
  ['nothing said', [], false],
  ['settled', ['reply', 'resolved'], true],
  ['opened again', ['reply', 'resolved', 'reopened'], false],
  ['a reply after it was settled', ['resolved', 'reply'], false],
  ['moved after it was settled', ['resolved', 'moved'], true],
])('a thread: %s', (_name, said, expected) => {
  const thread = said.map((as, minute) => remark({ as, mark: id(1) }, minute));
  expect(isResolved(threadOf(id(1), thread))).toBe(expected);
});

test('a thread has its turns in the order of their times, whatever order they came in, and no others', () => {
  const turns = fc.array(fc.record({ mark: fc.nat(2), minute: fc.nat(59) }), { maxLength: 12 });
  const seed = 20_261_124;
  console.info(`threads: seed ${seed}`);
  fc.assert(
    fc.property(turns, fc.nat(2), (said, mark) => {
      const all = said.map(one => remark({ as: 'reply', mark: id(one.mark) }, one.minute));
      const thread = threadOf(id(mark), all);
      expect(new Set(thread)).toEqual(new Set(all.filter((_, i) => said[i]?.mark === mark)));
      const times = thread.map(({ created }) => created);
      expect(times).toEqual(times.toSorted());
      expect(threadOf(id(mark), all.toReversed())).toEqual(thread);
    }),
    { seed },
  );
});

test('a link is seen at both of its ends, and says from which it was drawn', () => {
  const about = { as: 'supports', mark: id(1), other: id(2) } as About;
  const drawn = remark(about);
  expect(linksOf(id(1), [drawn])).toEqual([{ remark: drawn, kind: 'supports', other: id(2), isFrom: true }]);
  expect(linksOf(id(2), [drawn])).toEqual([{ remark: drawn, kind: 'supports', other: id(1), isFrom: false }]);
  expect(linksOf(id(3), [drawn])).toEqual([]);
  expect(threadOf(id(1), [drawn])).toEqual([]);
});
