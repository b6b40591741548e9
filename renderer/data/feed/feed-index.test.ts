import { expect, test } from 'vitest';
import { array, assert, boolean, constantFrom, integer, nat, property, record } from 'fast-check';
import { aCase, aPut } from '../../testing/builders.ts';
import { CaseId } from '../../../shared/model/ids.ts';
import { FeedIndex } from './feed-index.ts';
import { type Head, type HeadEntry, headOf } from './heads.ts';

const caseHead = (id: string, version: number, dueAt = '2026-11-24T17:00:00Z'): Head =>
  headOf(
    aPut('case', id, aCase({ id: CaseId.parse(id), dueAt, reference: id }), version),
    { pack: 1, slot: 0 },
    () => '',
  );

test('the queue is in the order of the due times', () => {
  const feed = new FeedIndex();
  feed.apply([
    caseHead('late', 1, '2026-12-01T00:00:00Z'),
    caseHead('soon', 1, '2026-11-23T12:00:00Z'),
    caseHead('offset', 1, '2026-11-23T14:00:00+03:00'),
  ]);
  expect(feed.cases().map(head => head.id)).toEqual(['offset', 'soon', 'late']);
});

test('a lower or equal version changes nothing, and a delete outlives a repeated put', () => {
  const feed = new FeedIndex();
  feed.apply([caseHead('c', 3)]);
  feed.apply([caseHead('c', 2)]);
  expect(feed.versionOf('case', 'c')).toBe(3);
  feed.apply([{ op: 'delete', kind: 'case', id: 'c', version: 4 }]);
  feed.apply([caseHead('c', 3)]);
  expect(feed.cases()).toEqual([]);
  expect(feed.goneVersion('case', 'c')).toBe(4);
  feed.apply([caseHead('c', 5)]);
  expect(feed.cases()).toHaveLength(1);
});

test('applying any prefix again equals applying all once, in any batches', () => {
  const entry = record({
    id: constantFrom('a', 'b', 'c'),
    gone: boolean(),
    due: integer({ min: 1, max: 9 }),
  });
  assert(
    property(array(entry, { maxLength: 30 }), nat(), integer({ min: 1, max: 5 }), (acts, again, batch) => {
      const versions = new Map<string, number>();
      const log: HeadEntry[] = acts.map(({ id, gone, due }) => {
        const version = (versions.get(id) ?? 0) + 1;
        versions.set(id, version);
        if (gone) return { op: 'delete', kind: 'case', id, version };
        return caseHead(id, version, `2026-11-0${due}T00:00:00Z`);
      });
      const once = new FeedIndex();
      once.apply(log);
      const twice = new FeedIndex();
      for (let from = 0; from < log.length; from += batch) twice.apply(log.slice(from, from + batch));
      twice.apply(log.slice(0, again % (log.length + 1)));
      const shown = (feed: FeedIndex) => feed.cases().map(head => `${head.id}@${head.version}`);
      expect(shown(twice)).toEqual(shown(once));
    }),
    { seed: 20261123 },
  );
});
