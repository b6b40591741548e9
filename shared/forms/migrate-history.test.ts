import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnnotationId, CaseId, PersonId, ProcessId } from '../model/ids.ts';
import type { Judgment } from '../model/judgment.ts';
import { getAt, isBlank, isJsonObject } from './answers.ts';
import { applyMigration } from './migrate-apply.ts';
import { planMigration, type MigrationPlan } from './migrate-plan.ts';
import { aVersion } from './testing/two-versions.ts';

const SEED = 20261123;
const RUNS = { seed: SEED, numRuns: 400 };

const title = fc.constantFrom('One', 'Other');
const scalar = fc.oneof(
  fc.record({ type: fc.constant('string'), title, maxLength: fc.constantFrom(3, 400) }),
  fc.record({
    type: fc.constant('integer'),
    title,
    minimum: fc.constantFrom(-5, 2),
    'x-unit': fc.constantFrom('kg', 'g'),
  }),
  fc.record({ type: fc.constant('boolean'), title, 'x-evidence': fc.constantFrom('required', 'none') }),
  fc.record({ title, enum: fc.subarray(['a', 'b', 'c'], { minLength: 1 }), 'x-rationale': fc.constant('optional') }),
  fc.record({ type: fc.constant('number'), title, 'x-calculated': fc.constantFrom('1', '2') }),
);
const names = fc.constantFrom('p', 'q', 'r', 's');
const questions = fc.dictionary(names, scalar, { minKeys: 1, maxKeys: 4 });
const question = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.record({ type: fc.constant('object'), title, properties: questions }),
  fc.record({
    type: fc.constant('array'),
    title,
    maxItems: fc.constantFrom(1, 9),
    items: fc.oneof(scalar, fc.record({ type: fc.constant('object'), properties: questions })),
  }),
);
const form = fc.dictionary(names, question, { minKeys: 1, maxKeys: 4 });
const value = fc.oneof(fc.constantFrom('a', 'b', 'a longer text', ''), fc.integer({ min: -9, max: 9 }), fc.boolean());
const answer = fc.oneof(
  value,
  fc.dictionary(names, value, { maxKeys: 4 }),
  fc.array(value, { maxLength: 3 }),
  fc.array(fc.dictionary(names, value, { maxKeys: 3 }), { maxLength: 3 }),
);
const answers = fc.dictionary(names, answer, { maxKeys: 4 });

/** Every answer that is not blank, at its place. */
function leaves(at: unknown, pointer = ''): string[] {
  if (isBlank(at)) return [];
  if (Array.isArray(at)) return at.flatMap((item, index) => leaves(item, `${pointer}/${index}`));
  if (isJsonObject(at)) return Object.entries(at).flatMap(([name, member]) => leaves(member, `${pointer}/${name}`));
  return [pointer];
}

function aJudgment(said: Record<string, unknown>): Judgment {
  const places = leaves(said);
  return {
    caseId: CaseId.parse('c-1'),
    userId: PersonId.parse('p-ana'),
    process: { processId: ProcessId.parse('uw'), version: 1 },
    answers: said,
    evidence: Object.fromEntries(places.map(at => [at, [AnnotationId.parse(`a${at}`)]])),
    rationale: Object.fromEntries(places.map(at => [at, `because ${at}`])),
    confidence: Object.fromEntries(places.map(at => [at, 0.5])),
    activeSeconds: 0,
    updatedAt: '2026-11-23T09:00:00Z',
  };
}

const move = (plan: MigrationPlan, judgment: Judgment) =>
  applyMigration(plan, judgment, { ...judgment.process, version: 2 }, '2026-11-23T10:00:00Z');

const isAtOrBelow = (pointer: string, above: string) => pointer === above || pointer.startsWith(`${above}/`);

/** What owns the answer at a place: of lists and their rows, the rows. */
const ownersOf = ({ answers: all }: MigrationPlan, pointer: string) => {
  const covering = all.filter(one => isAtOrBelow(pointer, one.pointer));
  return covering.filter(one => !covering.some(other => other !== one && isAtOrBelow(other.pointer, one.pointer)));
};

test(`I8 no answer is lost in a move: each is in the new draft as it was, or kept with what became of it (seed ${SEED})`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(form, form, answers, fc.boolean(), (before, after, said, isOldHere) => {
      const judgment = aJudgment(said);
      const plan = planMigration(isOldHere ? aVersion(before) : null, aVersion(after), judgment);
      const moved = move(plan, judgment);
      for (const pointer of leaves(said)) {
        const [owner, ...others] = ownersOf(plan, pointer);
        if (!owner) throw new Error(`Nothing is said of ${pointer}`);
        expect(others).toEqual([]);
        seen.add(owner.outcome);
        expect(getAt(owner.value, pointer.slice(owner.pointer.length))).toEqual(getAt(said, pointer));
        const isTaken = owner.outcome === 'carried' || owner.outcome === 'to-check';
        expect(getAt(moved.answers, pointer)).toEqual(isTaken ? getAt(said, pointer) : undefined);
      }
    }),
    RUNS,
  );
  // All four happened, so none of them is shown by its absence.
  expect([...seen].toSorted()).toEqual(['carried', 'gone', 'misfit', 'to-check']);
});

test(`a reason, a citation and a confidence go with their answer or stay with the old draft; none is made up (seed ${SEED})`, () => {
  fc.assert(
    fc.property(form, form, answers, (before, after, said) => {
      const judgment = aJudgment(said);
      const plan = planMigration(aVersion(before), aVersion(after), judgment);
      const moved = move(plan, judgment);
      for (const name of ['evidence', 'rationale', 'confidence'] as const) {
        expect(judgment[name]).toMatchObject(moved[name]);
        for (const pointer of Object.keys(judgment[name])) {
          const [owner] = ownersOf(plan, pointer);
          const isTaken = owner?.outcome === 'carried' || owner?.outcome === 'to-check';
          const isUnwanted = owner?.to !== undefined && [false, 'none'].includes(owner.to[name]);
          const isElsewhere = owner?.pointer !== pointer;
          if (isTaken && (isElsewhere || !isUnwanted)) expect(moved[name][pointer]).toEqual(judgment[name][pointer]);
          else expect(moved[name][pointer]).toBeUndefined();
        }
      }
    }),
    RUNS,
  );
});

test(`a move to the same form changes no answer and asks for nothing (seed ${SEED})`, () => {
  fc.assert(
    fc.property(form, answers, (same, said) => {
      const judgment = aJudgment(said);
      const plan = planMigration(aVersion(same), aVersion(same), judgment);
      expect(plan.answers.filter(({ outcome }) => outcome !== 'carried')).toEqual([]);
      expect([plan.added, plan.requirements, plan.decision]).toEqual([[], [], 'same']);
      expect(move(plan, judgment).answers).toEqual(said);
    }),
    RUNS,
  );
});

test(`what was moved fits where it is: moving it again leaves nothing behind (seed ${SEED})`, () => {
  fc.assert(
    fc.property(form, form, answers, (before, after, said) => {
      const judgment = aJudgment(said);
      const to = aVersion(after);
      const moved = move(planMigration(aVersion(before), to, judgment), judgment);
      expect(planMigration(to, to, moved).answers.filter(({ outcome }) => outcome !== 'carried')).toEqual([]);
    }),
    RUNS,
  );
});
