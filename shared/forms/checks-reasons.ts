import type { Judgment } from '../model/judgment.ts';
import { isBlank } from './answers.ts';
import type { CheckSeverity } from './check-rule.ts';
import { CHECKS } from './checks-keyword.ts';
import type { CheckFinding } from './checks-run.ts';
import type { FormModel } from './form-model.ts';
import type { Problem } from './problem.ts';

/**
 * The reason of a soft rule travels in the judgment's `rationale`, at `/x-checks/<id>`, or `/drivers/2/x-checks/<id>` for
 * an item: it moves with its item, and goes with it.
 */
export interface SaidReason {
  readonly id: string;
  /** Null for a rule that this form does not have any more. */
  readonly severity: CheckSeverity | null;
  /** The item that it is about; empty for the whole form. */
  readonly item: string;
  readonly message: string;
  readonly reason: string;
}

const REASON = new RegExp(`^(.*)/${CHECKS}/([^/]+)$`);

/** The reasons for which a judgment goes against soft rules, for whoever reviews it. Needs no interpreter. */
export function saidReasons(model: FormModel, rationale: Judgment['rationale']): readonly SaidReason[] {
  return Object.entries(rationale).flatMap(([pointer, reason]) => {
    const [, item, id] = REASON.exec(pointer) ?? [];
    if (item === undefined || id === undefined || isBlank(reason)) return [];
    const rule = model.checks.rules.find(one => one.id === id);
    const index = Number(item.slice(item.lastIndexOf('/') + 1)) + 1;
    const message = rule?.message.replaceAll('{index}', String(index)) ?? id;
    return [{ id, severity: rule?.severity ?? null, item, message, reason }];
  });
}

/** Without the reasons of rules that are not broken any more: they would say that somebody went against them. */
export function withoutIdleReasons<Parts extends Pick<Judgment, 'rationale'>>(
  parts: Parts,
  findings: readonly CheckFinding[],
): Parts {
  const needed = new Set(findings.filter(isWaitingForReason).map(({ reasonAt }) => reasonAt));
  const kept = Object.entries(parts.rationale).filter(([pointer]) => !REASON.test(pointer) || needed.has(pointer));
  return { ...parts, rationale: Object.fromEntries(kept) };
}

/** What the rules say against a submission: a hard one that is broken, a soft one without a reason. */
export function checkProblems(findings: readonly CheckFinding[], rationale: Judgment['rationale']): Problem[] {
  return findings.flatMap(({ rule, state, reasonAt, message, fields: [pointer] }): Problem[] => {
    if (state === 'open' || pointer === undefined || rule.severity === 'advisory') return [];
    const params = { rule: reasonAt, message };
    if (rule.severity === 'hard') return [{ pointer, code: 'rule', params }];
    return isBlank(rationale[reasonAt]) ? [{ pointer, code: 'rule-reason', params }] : [];
  });
}

export function isWaitingForReason({ rule, state }: CheckFinding): boolean {
  return state === 'broken' && rule.severity === 'soft';
}
