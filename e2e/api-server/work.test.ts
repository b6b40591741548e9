import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireCase } from '../../electron/core/api/wire/case.ts';
import { WireReview } from '../../electron/core/api/wire/review.ts';
import { WireSubmission } from '../../electron/core/api/wire/submission.ts';
import { Desk } from './testing/desk.ts';
import { startTinyServer, type TinyServer } from './testing/tiny-server.ts';

let server: TinyServer;
let ana: Desk;
let ben: Desk;
let lea: Desk;
let liv: Desk;
beforeAll(async () => {
  server = await startTinyServer();
  ana = await Desk.open(server.url, 'ana');
  ben = await Desk.open(server.url, 'ben');
  lea = await Desk.open(server.url, 'lea');
  liv = await Desk.open(server.url, 'liv');
}, 60_000);
afterAll(() => server.end());

async function valuesOf(desk: Desk, kind: string, caseId: string): Promise<unknown[]> {
  const { changes } = await desk.pull();
  return changes
    .filter(change => change.kind === kind)
    .map(change => change.value)
    .filter(
      value => (value as { caseId?: string; id: string }).caseId === caseId || (value as { id: string }).id === caseId,
    );
}
const statusOf = async (desk: Desk, id: string) =>
  ((await valuesOf(desk, 'case', id))[0] as WireCase | undefined)?.status;
const reviewsOf = async (desk: Desk, id: string) =>
  (await valuesOf(desk, 'review', id)).map(value => WireReview.parse(value));

async function openReview(desk: Desk, caseId: string): Promise<WireReview> {
  const review = (await reviewsOf(desk, caseId)).find(({ status }) => status === 'open');
  if (!review) throw new Error(`No open review of ${caseId}`);
  return review;
}
function complete(desk: Desk, review: WireReview, more: Record<string, unknown>) {
  const done = { ...review, status: 'completed', ...more };
  return desk.mutation('review.complete', { kind: 'review', id: review.id }, done, 1);
}

test('I29 a judgment is submitted, returned with reasons, corrected and accepted', async () => {
  const first = ana.submit('c-1');
  expect(await ana.send(ana.mutation('case.start', { kind: 'case', id: 'c-1' }, {}, 1), first)).toMatchObject([
    { status: 'applied' },
    { status: 'applied', version: 1 },
  ]);
  expect(await statusOf(ana, 'c-1')).toBe('in-review');
  expect(await reviewsOf(ana, 'c-1')).toEqual([]);

  const reviewer = (await openReview(lea, 'c-1')).reviewerId === 'lea' ? lea : liv;
  const review = await openReview(reviewer, 'c-1');
  expect(review).toMatchObject({ reason: 'always', submissionIds: [first.target.id], reviewerId: reviewer.userId });
  const items = [{ pointer: '/smoker', verdict: 'incorrect', comment: 'See page 2', correctedValue: true }];
  expect(await reviewer.send(complete(reviewer, review, { disposition: 'return', items }))).toMatchObject([
    { status: 'applied' },
  ]);
  expect(await statusOf(ana, 'c-1')).toBe('returned');
  expect(await reviewsOf(ana, 'c-1')).toMatchObject([{ status: 'completed', disposition: 'return', items }]);

  expect(await ana.send(ana.submit('c-1'))).toMatchObject([{ status: 'applied' }]);
  const submissions = (await valuesOf(lea, 'submission', 'c-1')).map(value => WireSubmission.parse(value));
  expect(submissions.map(({ round }) => round).toSorted((a = 0, b = 0) => a - b)).toEqual([1, 2]);
  const second = await openReview(reviewer, 'c-1');
  expect(second).toMatchObject({ reason: 'requested', reviewerId: reviewer.userId });
  expect(await reviewer.send(complete(reviewer, second, { disposition: 'accept' }))).toMatchObject([
    { status: 'applied' },
  ]);
  expect(await statusOf(ana, 'c-1')).toBe('accepted');
  expect((await server.ledger()).submissions.map(({ effects }) => effects)).toEqual([1, 1]);
});

test('a submitted case takes no second submission and no further annotation', async () => {
  await ana.send(ana.submit('c-2'));
  const results = await ana.send(
    ana.submit('c-2'),
    ana.mutation('case.park', { kind: 'case', id: 'c-2' }, { reason: 'x', wakeAt: '2026-11-24T09:00:00Z' }),
  );
  expect(results).toMatchObject([
    { status: 'rejected', problem: { detail: 'The case is in-review; it can no longer be worked on.' } },
    { status: 'rejected' },
  ]);
});

test('I29 no submission takes the place of another', async () => {
  const first = ben.submit('c-4');
  await ben.send(first);
  const reviewer = (await openReview(lea, 'c-4')).reviewerId === 'lea' ? lea : liv;
  await reviewer.send(complete(reviewer, await openReview(reviewer, 'c-4'), { disposition: 'return', items: [] }));
  expect(await statusOf(ben, 'c-4')).toBe('returned');
  const { id } = first.target;
  const renamed = { ...ben.submit('c-4', { id }), target: { kind: 'submission', id: randomUUID() } };
  expect(await ben.send(renamed, ben.submit('c-4', { id }))).toMatchObject([
    { status: 'rejected', problem: { detail: 'The submission is not the one that the mutation names.' } },
    { status: 'rejected' },
  ]);
  expect(await valuesOf(lea, 'submission', 'c-4')).toMatchObject([{ id, round: 1 }]);
});

test('no note takes the place of another', async () => {
  const note = ({ userId: id }: Desk, text: string) => ({
    id: 'n-once',
    caseId: 'c-4',
    author: { id, name: id },
    at: '2026-11-23T09:00:00Z',
    text,
  });
  const target = { kind: 'note', id: 'n-once' };
  expect(await lea.send(lea.mutation('note.add', target, note(lea, 'First')))).toMatchObject([{ status: 'applied' }]);
  expect(await ben.send(ben.mutation('note.add', target, note(ben, 'Second')))).toMatchObject([{ status: 'rejected' }]);
  expect(await valuesOf(ben, 'note', 'c-4')).toMatchObject([{ text: 'First' }]);
});

test('I29 nobody reviews their own work, and an analyst reviews nothing', async () => {
  await liv.send(liv.submit('c-5'));
  expect(await reviewsOf(liv, 'c-5')).toEqual([]);
  expect((await server.ledger()).reviews.filter(({ caseId }) => caseId === 'c-5')).toEqual([]);
  expect(await statusOf(liv, 'c-5')).toBe('submitted');

  const review = await openReview(lea, 'c-2');
  expect(await ana.send(complete(ana, review, { disposition: 'accept' }))).toMatchObject([
    { status: 'rejected', problem: { type: 'urn:meridian:problem:forbidden' } },
  ]);
});

test('a review in work is kept, and a finished one is finished', async () => {
  const review = await openReview(lea, 'c-2');
  const items = [{ pointer: '/smoker', verdict: 'correct' }];
  const save = lea.mutation('review.save', { kind: 'review', id: review.id }, { ...review, items }, 1);
  expect(await lea.send(save)).toMatchObject([{ status: 'applied', version: 2 }]);
  expect(await openReview(lea, 'c-2')).toMatchObject({ items, reviewerId: 'lea' });
  expect(await liv.send(complete(liv, review, { disposition: 'accept' }))).toMatchObject([
    { status: 'conflict', version: 2 },
  ]);
  expect(await lea.send(complete(lea, review, { disposition: 'accept-corrected', items }))).toMatchObject([
    { status: 'applied' },
  ]);
  expect(await lea.send(complete(lea, review, { disposition: 'return' }))).toMatchObject([{ status: 'rejected' }]);
});

test('a dispute is noted, and a lead who upholds it changes verdict and score', async () => {
  const [review] = await reviewsOf(ana, 'c-1');
  if (!review) throw new Error('No review');
  const target = { kind: 'review', id: review.id };
  const dispute = ana.mutation('review.dispute', target, {
    items: [{ pointer: '/smoker', reason: 'Page 2 is another person' }],
  });
  expect(await ana.send(dispute)).toMatchObject([{ status: 'applied' }]);
  const upheld = { items: [{ pointer: '/smoker', upheld: true, reason: 'Right' }], score: 100 };
  expect(await lea.send(lea.mutation('review.settle', target, upheld))).toMatchObject([{ status: 'applied' }]);
  expect((await reviewsOf(ana, 'c-1')).find(({ id }) => id === review.id)).toMatchObject({ score: 100 });
});

test('a draft is its author’s alone, the last one wins, and it stays with its author', async () => {
  const save = (answers: Record<string, unknown>) =>
    ana.mutation('judgment.save', { kind: 'judgment', id: 'c-3' }, { ...ana.submission('c-3').judgment, answers }, 0);
  expect(await ana.send(save({ smoker: false }))).toMatchObject([{ status: 'applied', version: 1 }]);
  const elsewhere = await Desk.open(server.url, 'ana', 'elsewhere');
  const other = elsewhere.mutation('judgment.save', { kind: 'judgment', id: 'c-3' }, ana.submission('c-3').judgment, 0);
  expect(await elsewhere.send(other)).toMatchObject([{ status: 'applied', version: 2 }]);
  expect(await ana.send(save({ smoker: true }))).toMatchObject([{ status: 'applied', version: 3 }]);
  expect(await valuesOf(ana, 'judgment', 'c-3')).toMatchObject([{ userId: 'ana', answers: { smoker: true } }]);
  expect(await valuesOf(lea, 'judgment', 'c-3')).toEqual([]);
});

test('a case is handed over with its note, and comes back through the lead', async () => {
  const target = { kind: 'case', id: 'c-3' };
  await ana.send(ana.mutation('case.handover', target, { to: 'ben', note: 'The letter is in Danish' }, 1));
  expect(await valuesOf(ana, 'case', 'c-3')).toEqual([]);
  expect(await valuesOf(ben, 'note', 'c-3')).toMatchObject([{ text: 'The letter is in Danish' }]);
  expect(await valuesOf(ben, 'judgment', 'c-3')).toEqual([]);
  expect(await ana.send(ana.mutation('case.start', target, {}))).toMatchObject([
    { status: 'rejected', problem: { detail: expect.stringMatching(/given to somebody else/) as unknown } },
  ]);
  expect(await ben.send(ben.mutation('case.release', target, { reason: 'I read no Danish' }))).toMatchObject([
    { status: 'applied' },
  ]);
  expect(await valuesOf(ben, 'case', 'c-3')).toEqual([]);
  const [lead] = (
    await server.database.query<{ user: string }>(
      `select value->'assignment'->>'userId' as user from objects where id = 'c-3'`,
    )
  ).map(row => row.user);
  const owner = lead === 'lea' ? lea : liv;
  expect(await owner.send(owner.mutation('case.reassign', target, { to: 'ana', reason: 'Back to you' }))).toMatchObject(
    [{ status: 'applied' }],
  );
  expect(await valuesOf(ana, 'judgment', 'c-3')).toHaveLength(1);
});

test('a blocking query stops the clock, the answer starts it and gives the time back', async () => {
  const message = { id: 'm-1', author: { id: 'ben', name: 'Ben' }, at: '2026-11-23T09:00:00Z', text: 'Which dose?' };
  const query = { id: 'q-1', caseId: 'c-4', subject: 'Dose', blocking: true, status: 'open', messages: [message] };
  const target = { kind: 'query', id: 'q-1' };
  expect(await ben.send(ben.mutation('query.open', target, query, 0))).toMatchObject([{ status: 'applied' }]);
  expect((await valuesOf(ben, 'case', 'c-4'))[0]).toMatchObject({
    status: 'queried',
    clock: { state: 'stopped', reason: 'Dose' },
  });
  const answer = { id: 'm-2', author: { id: 'lea', name: 'Lea' }, at: '2026-11-23T10:00:00Z', text: '20 mg' };
  expect(await lea.send(lea.mutation('query.reply', target, answer, 1))).toMatchObject([{ status: 'applied' }]);
  const [value] = (await valuesOf(ben, 'case', 'c-4')) as WireCase[];
  expect(value).toMatchObject({ status: 'in-progress', clock: { state: 'running' } });
  expect(Date.parse(value?.dueAt ?? '')).toBeGreaterThan(Date.parse('2026-11-23T09:00:00Z'));
  expect(await ben.send(ben.mutation('query.close', target, {}))).toMatchObject([{ status: 'applied' }]);
  expect((await valuesOf(lea, 'query', 'c-4'))[0]).toMatchObject({
    status: 'closed',
    messages: [{ id: 'm-1' }, { id: 'm-2' }],
  });
  const again = await ben.send(ben.mutation('query.open', target, query));
  expect(again).toMatchObject([{ status: 'rejected', problem: { detail: 'The query is here already.' } }]);
});

test('I9 what a workstation sends late, after its case went to somebody else, has no effect', async () => {
  const target = { kind: 'case', id: 'c-3' };
  const late = [
    ana.submit('c-3'),
    ana.mutation('case.start', target, {}),
    ana.mutation('case.park', target, { reason: 'x', wakeAt: '2026-11-24T09:00:00Z' }),
    ana.mutation('case.handover', target, { to: 'liv', note: '' }),
  ];
  expect(await ana.send(ana.mutation('case.handover', target, { to: 'ben', note: '' }))).toMatchObject([
    { status: 'applied' },
  ]);
  const before = await server.ledger();
  for (const act of late) {
    expect(await ana.send(act)).toMatchObject([{ status: 'rejected' }]);
    // Nor when it comes again, as it does after a lost answer.
    expect(await ana.send(act)).not.toMatchObject([{ status: 'applied' }]);
  }
  expect(await server.ledger()).toEqual(before);
  expect(await ben.send(ben.submit('c-3'))).toMatchObject([{ status: 'applied' }]);
});
