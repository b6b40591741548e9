import { isOpenForWork } from '../../../shared/model/case.ts';
import type { CaseFile } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';

/** Why this person may not write here now, in words; null when they may. */
export function readOnlyReason(caseFile: CaseFile, personId: string, isLocked: boolean): string | null {
  const { assignment } = caseFile.record;
  switch (caseFile.status) {
    case 'submitted':
      return text('judge.readOnly.submitted');
    case 'in-review':
      return text('judge.readOnly.inReview');
    case 'accepted':
      return text('judge.readOnly.accepted');
    case 'cancelled':
      return text('judge.readOnly.cancelled');
    default:
  }
  if (assignment.userId !== personId || assignment.as === 'reviewer') return text('judge.readOnly.notYours');
  return isLocked || !isOpenForWork(caseFile.status) ? text('judge.readOnly.locked') : null;
}
