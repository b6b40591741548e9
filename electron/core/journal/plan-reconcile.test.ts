import { array, assert, constantFrom, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import { isUnsent, OutboxState } from '../../../shared/model/outbox.ts';
import { isLegalStep } from '../../../shared/outbox/outbox-state.ts';
import { mutationId } from '../testing/an-entry.ts';
import { compareStates, type JournalView, planReconcile } from './plan-reconcile.ts';

const SEED = 20261123;
const STATES = OutboxState.options;

const TABLE: readonly (readonly [OutboxState, string])[] = [
  // waiting, sending, unknown, accepted, conflict, rejected, set-aside in the store
  ['waiting', '= = = t t t t'],
  ['sending', '= = = t t t t'],
  ['unknown', '= = = t t t t'],
  ['accepted', 'r r r = t t ='],
  ['conflict', 'g g g t = = t'],
  ['rejected', 'g g g t = = t'],
  ['set-aside', 'g = = t g g ='],
];
const WORDS: Record<string, string> = { '=': 'equal', t: 'take', g: 'give', r: 'reopen' };

test.each(TABLE)('what the journal knows as %s is compared with each state of the store', (journal, row) => {
  const expected = row.split(' ').map(letter => WORDS[letter]);
  expect(STATES.map(store => compareStates(journal, store))).toEqual(expected);
});

test('what is given to the store is a step that the store takes', () => {
  for (const journal of STATES) {
    for (const store of STATES) {
      if (compareStates(journal, store) === 'give') expect(isLegalStep(store, journal)).toBe(true);
    }
  }
});

const nothing: JournalView = { acts: new Map(), drafts: new Map(), reviewDrafts: new Map(), seq: 0 };

test('what either side has alone goes to the other; what the client has had for long enough goes nowhere', () => {
  const acts: JournalView['acts'] = new Map([
    [mutationId(1), { state: 'waiting', isDone: false }],
    [mutationId(2), { state: 'accepted', isDone: true }],
    [mutationId(3), { state: 'accepted', isDone: false }],
  ]);
  const store = { mutations: [], drafts: [], reviewDrafts: [], seq: 2 };
  expect(planReconcile({ ...nothing, acts, seq: 3 }, store)).toMatchObject({
    take: { mutations: [] },
    give: { mutations: [mutationId(1), mutationId(3)] },
    raiseSeq: true,
  });
  const theirs = [{ id: mutationId(4), state: 'accepted' as const, isSeen: true }];
  expect(planReconcile(nothing, { ...store, mutations: theirs })).toMatchObject({
    take: { mutations: [mutationId(4)] },
    give: { mutations: [] },
    seen: [mutationId(4)],
    raiseSeq: false,
  });
});

test('I8 of two drafts the later goes to the other side, and none that a submission took the place of', () => {
  const id = (n: number): CaseId => CaseId.parse(`c-${n}`);
  const at = (hour: number): string => `2026-03-02T0${hour}:00:00Z`;
  const drafts: JournalView['drafts'] = new Map([
    [id(1), { savedAt: at(1), isSuperseded: false }],
    [id(2), { savedAt: at(3), isSuperseded: false }],
    [id(3), { savedAt: at(2), isSuperseded: false }],
    [id(4), { savedAt: at(2), isSuperseded: true }],
    [id(5), { savedAt: at(2), isSuperseded: true }],
    [id(6), { savedAt: at(2), isSuperseded: true }],
  ]);
  const listed: [number, number][] = [
    [2, 2],
    [3, 3],
    [5, 1],
    [6, 3],
    [7, 1],
  ];
  const store = {
    mutations: [],
    reviewDrafts: [],
    seq: 0,
    drafts: listed.map(([n, hour]) => ({ caseId: id(n), savedAt: at(hour) })),
  };
  const { take, give } = planReconcile({ ...nothing, drafts }, store);
  expect(give.drafts).toEqual([id(1), id(2)]);
  expect(take.drafts).toEqual([id(3), id(6), id(7)]);
});

const state = constantFrom(...STATES);
const side = array(record({ seq: constantFrom(1, 2, 3, 4, 5, 6, 7, 8), state }), { maxLength: 8 });

test(`carried out once, the comparison finds nothing more to do, and no act is lost (seed ${SEED})`, () => {
  assert(
    property(side, side, (journal, store) => {
      const ours = new Map(journal.map(one => [mutationId(one.seq), { state: one.state, isDone: false }]));
      const theirs = new Map(store.map(one => [mutationId(one.seq), one.state]));
      const compare = () =>
        planReconcile(
          { ...nothing, acts: ours },
          {
            mutations: [...theirs].map(([id, of]) => ({ id, state: of, isSeen: false })),
            drafts: [],
            reviewDrafts: [],
            seq: 0,
          },
        );
      const owed = [...theirs].filter(([, of]) => isUnsent(of)).map(([id]) => id);
      const plan = compare();
      for (const id of plan.take.mutations) ours.set(id, { state: theirs.get(id) ?? 'waiting', isDone: false });
      for (const id of plan.reopen) ours.set(id, { state: 'waiting', isDone: false });
      for (const id of [...plan.give.mutations, ...plan.give.settlements])
        theirs.set(id, ours.get(id)?.state ?? 'waiting');
      const again = compare();
      expect(again.take.mutations).toEqual([]);
      expect(again.reopen).toEqual([]);
      expect(again.give).toMatchObject({ mutations: [], settlements: [] });
      expect([...ours.keys()].toSorted()).toEqual([...theirs.keys()].toSorted());
      // What the store still owes to the server is never taken from it as delivered.
      for (const id of owed) expect(theirs.get(id)).not.toBe('accepted');
    }),
    { seed: SEED, numRuns: 2000 },
  );
});
