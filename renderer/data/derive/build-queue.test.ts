import { expect, test } from 'vitest';
import type { RecordPut } from '../../../shared/model/change.ts';
import { aCase, aDocument, aProcess, aPut } from '../../testing/builders.ts';
import { FeedIndex } from '../feed/feed-index.ts';
import { headOf } from '../feed/heads.ts';
import { buildQueue, type QueueInputs } from './build-queue.ts';

function having(puts: readonly RecordPut[], over: Partial<QueueInputs> = {}): QueueInputs {
  const feed = new FeedIndex();
  feed.apply(puts.map(put => headOf(put, { pack: 1, slot: 0 }, document => `key-${document.id}`)));
  const none = new Set<string>();
  return { feed, entries: new Map(), drafts: none, verified: none, failed: none, held: none, isLead: false, ...over };
}
const process = aPut('process', 'new-business@1', aProcess());
const theCase = aPut('case', 'c-1', aCase({ documentIds: ['d-1', 'd-2'] }));
const document = (id: string, bytes: number) => aPut('document', id, aDocument({ id, bytes }));
const both = [document('d-1', 100), document('d-2', 40)];
const documentsOf = (inputs: QueueInputs) => buildQueue(inputs, new Map())[0]?.documents;

test('a case is ready offline when it, its process version and every document are here, with its size', () => {
  const verified = new Set(['key-d-1', 'key-d-2']);
  expect(documentsOf(having([process, theCase, ...both], { verified }))).toEqual({
    total: 2,
    verified: 2,
    failed: 0,
    bytes: 140,
    readyBytes: 140,
    isReady: true,
  });
});

test.each<[string, QueueInputs, number]>([
  ['a document is on its way', having([process, theCase, ...both], { verified: new Set(['key-d-2']) }), 40],
  ['its process version is not here', having([theCase, ...both], { verified: new Set(['key-d-1', 'key-d-2']) }), 140],
  [
    'it names a document that the feed has not brought',
    having([process, theCase, document('d-1', 100)], { verified: new Set(['key-d-1']) }),
    100,
  ],
])('it is not ready while %s', (_name, inputs, readyBytes) => {
  expect(documentsOf(inputs)).toMatchObject({ isReady: false, readyBytes });
});

test('a row that did not change is the same object, among a thousand', () => {
  const puts = Array.from({ length: 1000 }, (_, i) => [
    aPut('case', `c-${i}`, aCase({ id: `c-${i}`, documentIds: [`d-${i}`] })),
    aPut('document', `d-${i}`, aDocument({ id: `d-${i}`, caseId: `c-${i}` })),
  ]).flat();
  const inputs = having([process, ...puts]);
  const memo = new Map();
  const before = buildQueue(inputs, memo);
  const after = buildQueue({ ...inputs, verified: new Set(['key-d-7']), held: new Set(['c-9']) }, memo);
  const changed = after.filter(row => !before.includes(row));
  expect(changed.map(row => [row.record.id, row.documents.isReady, row.isHeld])).toEqual([
    ['c-7', true, false],
    ['c-9', false, true],
  ]);
});
