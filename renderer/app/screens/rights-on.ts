import { isOpenForWork } from '../../../shared/model/case.ts';
import type { Me } from '../../../shared/model/person.ts';
import type { CaseFile } from '../../data/views.ts';
import { type ReviewInHand, reviewInHand } from './open-review.ts';

export interface Rights {
  /** It is theirs to judge. */
  readonly isMine: boolean;
  /** Set when they review it. */
  readonly review: ReviewInHand | null;
  /** Nothing can be marked: what was submitted is sealed with the places that it cites. */
  readonly isSealed: boolean;
}

/** What a person may do with a case, as the client's server has it. */
export function rightsOn(caseFile: CaseFile, me: Me): Rights {
  const { assignment } = caseFile.record;
  const isMine = assignment.userId === me.id && assignment.as !== 'reviewer';
  const review = !isMine && me.roles.includes('lead') ? reviewInHand(caseFile) : null;
  return { isMine, review, isSealed: isMine ? !isOpenForWork(caseFile.status) : review?.review.status !== 'open' };
}
