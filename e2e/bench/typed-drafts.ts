import { CaseId, PersonId, ProcessId } from '../../shared/model/ids.ts';
import type { Judgment } from '../../shared/model/judgment.ts';

/** What somebody has typed by the n-th pause: about so many bytes in forty answers, none like the time before. */
export function typedDraft(n: number, bytes: number): Judgment {
  const caseId = CaseId.parse(`case-${n % 20}`);
  const answer = (i: number): [string, string] => [`answer${i}`, `${n} `.padEnd(bytes / 40, 'the applicant said ')];
  return {
    caseId,
    userId: PersonId.parse('person-1'),
    process: { processId: ProcessId.parse('bench'), version: 1 },
    answers: Object.fromEntries(Array.from({ length: 40 }, (_, i) => answer(i))),
    evidence: {},
    rationale: {},
    confidence: {},
    activeSeconds: n,
    updatedAt: '2026-03-02T09:00:00Z',
  };
}
