import type { WireCase } from '../../../electron/core/api/wire/case.ts';
import type { WireKind } from '../../../electron/core/api/wire/change.ts';
import type { WireNote } from '../../../electron/core/api/wire/note.ts';
import type { WireReview } from '../../../electron/core/api/wire/review.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { People } from './people.ts';

/** A case is seen by the person who has it and by the leads of that person. */
export function viewersOfCase(value: Pick<WireCase, 'assignment'>, people: People): string[] {
  const { userId } = value.assignment;
  return [...new Set([userId, ...people.leadsOf(userId)])];
}

export interface Viewed {
  readonly kind: WireKind;
  readonly value: unknown;
  /** Whose it is, for a judgment in work. */
  readonly ownerId: string | null;
}

/**
 * Who sees a record: decided here and nowhere else.
 *
 * @param ofCase who sees the case that the record belongs to; empty when it belongs to none
 */
export function viewersOf(record: Viewed, ofCase: readonly string[], people: People): readonly string[] {
  switch (record.kind) {
    case 'process':
      return people.ids;
    case 'judgment':
      // A draft is its author's alone, and only while they have the case.
      return ofCase.filter(id => id === record.ownerId);
    case 'review': {
      // The analyst learns of a review when it is done, not that one is going on: that is what makes a sample fair.
      const review = record.value as WireReview;
      if (review.status === 'completed') return ofCase;
      return ofCase.filter(id => id === review.reviewerId || people.find(id)?.roles.includes('lead'));
    }
    case 'note': {
      const note = record.value as WireNote;
      const named = new Set([note.author.id, ...(note.to ?? [])]);
      if (note.caseId === undefined) return [...named].filter(id => people.find(id) !== undefined);
      return (note.to ?? []).length === 0 ? ofCase : ofCase.filter(id => named.has(id));
    }
    case 'case':
    case 'document':
    case 'annotation':
    case 'submission':
    case 'query':
      return ofCase;
    default:
      return unreachable(record.kind);
  }
}
