import type { Judgment } from '../model/judgment.ts';
import type { ProcessRef } from '../model/process.ts';
import { getAt, setAt, type Answers } from './answers.ts';
import { SIGNATURE_AT } from './marginal.ts';
import type { MigratedAnswer, MigrationPlan } from './migrate-plan.ts';

const isTaken = ({ outcome }: MigratedAnswer) => outcome === 'carried' || outcome === 'to-check';

/** The draft as it is in the new version. What does not come along is for the caller to keep. */
export function applyMigration(plan: MigrationPlan, judgment: Judgment, to: ProcessRef, nowIso: string): Judgment {
  let answers: Answers = judgment.answers;
  const left = plan.answers.filter(answer => !isTaken(answer));
  for (const { pointer } of left) {
    if (getAt(answers, pointer) !== undefined) answers = setAt(answers, pointer, undefined);
  }
  const leftAt = new Set(left.map(({ pointer }) => pointer));
  const taken = new Map(plan.answers.filter(isTaken).map(answer => [answer.pointer, answer]));
  /** A reason or a citation goes where its answer goes, unless the question does not take one any more. */
  const kept = <T>(
    record: Readonly<Record<string, T>>,
    takes: (answer: MigratedAnswer) => boolean,
  ): Record<string, T> =>
    Object.fromEntries(
      Object.entries(record).filter(([pointer]) => {
        for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (leftAt.has(at)) return false;
        const answer = taken.get(pointer);
        return answer === undefined || takes(answer);
      }),
    );
  const { decision, ...others } = judgment;
  // What was signed is not what is there now.
  const { [SIGNATURE_AT]: _, ...reasons } = kept(judgment.rationale, ({ to: field }) => field?.rationale !== 'none');
  return {
    ...others,
    process: { processId: to.processId, version: to.version },
    answers,
    evidence: kept(judgment.evidence, ({ to: field }) => field?.evidence !== 'none'),
    rationale: reasons,
    confidence: kept(judgment.confidence, ({ to: field }) => field?.confidence !== false),
    ...(plan.decision === 'same' && decision ? { decision } : {}),
    updatedAt: nowIso,
  };
}

/** What its author must look at before it is submitted: what was carried to another question, and what did not fit. */
export function answersToCheck(plan: MigrationPlan): readonly MigratedAnswer[] {
  return plan.answers.filter(
    ({ outcome, to }) => outcome === 'to-check' || (outcome === 'misfit' && to?.calculated === undefined),
  );
}

/** What does not come along and is kept in words: its question is gone, or is computed now. */
export function answersLeft(plan: MigrationPlan): readonly MigratedAnswer[] {
  return plan.answers.filter(
    ({ outcome, to }) => outcome === 'gone' || (outcome === 'misfit' && to?.calculated !== undefined),
  );
}
