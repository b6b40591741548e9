import { expect, test } from 'vitest';
import type { RecordChange } from '../../../shared/model/change.ts';
import { aCase, aDocument, aPut } from '../../testing/builders.ts';
import { FeedIndex } from '../feed/feed-index.ts';
import { headOf } from '../feed/heads.ts';
import { planPage } from './plan-page.ts';

const put = (version: number) => aPut('case', 'c-1', aCase(), version);
const gone = (version: number): RecordChange => ({ op: 'delete', kind: 'case', id: 'c-1', version });
const document = aPut('document', 'd-1', aDocument(), 1);

/** An index that has seen these changes. */
function having(...changes: RecordChange[]): FeedIndex {
  const feed = new FeedIndex();
  for (const change of changes) {
    if (change.op === 'put') feed.apply([headOf(change, { pack: 1, slot: 0 }, () => '')]);
    if (change.op === 'delete') feed.apply([change]);
  }
  return feed;
}

test.each<[string, RecordChange[], RecordChange[], number, number]>([
  ['a new record', [], [put(1)], 1, 0],
  ['the same version', [put(2)], [put(2)], 0, 0],
  ['a lower version', [put(2)], [put(1)], 0, 0],
  ['a higher version', [put(2)], [put(5)], 1, 0],
  ['two versions in one page', [], [put(1), put(2)], 1, 0],
  ['a delete', [put(2)], [gone(3)], 0, 1],
  ['a delete older than the record', [put(4)], [gone(3)], 0, 0],
  ['a delete of what was never here', [], [gone(3)], 0, 0],
  ['a record that went, of an old page', [put(2), gone(3)], [put(2)], 0, 0],
  ['a record that came back', [put(2), gone(3)], [put(4)], 1, 0],
  ['put and deleted in one page', [], [put(1), gone(2)], 0, 1],
  ['deleted and put in one page', [put(1)], [gone(2), put(3)], 1, 0],
  ['a document of a case that went', [put(1), gone(2)], [document], 0, 0],
  ['a document of a case that came back', [put(1), gone(2)], [put(3), document], 2, 0],
])('%s', (_name, before, page, puts, deletes) => {
  const plan = planPage(having(...before), page);
  expect([plan.puts.length, plan.gone.length]).toEqual([puts, deletes]);
});
