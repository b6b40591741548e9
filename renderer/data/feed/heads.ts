import type { Annotation } from '../../../shared/model/annotation.ts';
import { briefCase } from '../../../shared/model/brief-case.ts';
import { type CaseRecord, Priority } from '../../../shared/model/case.ts';
import type { RecordKind, RecordPut } from '../../../shared/model/change.ts';
import { caseOf } from '../../../shared/model/change.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { Judgment, Submission } from '../../../shared/model/judgment.ts';
import type { Review } from '../../../shared/model/review.ts';
import { unreachable } from '../../../shared/unreachable.ts';

/** The columns of a record that are kept in memory, by kind. */
export interface HeadColumns {
  readonly process: { readonly name: string };
  /** Of the attributes only the short ones, which a queue can search. */
  readonly case: { readonly record: CaseRecord; readonly dueAtMs: number };
  /** With the key of its row in `bytes`. */
  readonly document: { readonly record: DocumentRecord; readonly bytesKey: string };
  readonly submission: Pick<Submission, 'submittedAt' | 'userId' | 'round' | 'as'>;
  readonly review: Pick<Review, 'status' | 'submissionIds' | 'disposition' | 'reviewerId'>;
  readonly judgment: Pick<Judgment, 'userId' | 'updatedAt'>;
  /** When it was last changed, in its maker's words: `modified`, else `created`. Null where an earlier version kept it. */
  readonly annotation: { readonly changedAt: string } | null;
  readonly query: null;
  readonly note: null;
}

interface HeadOf<Kind extends RecordKind> {
  readonly op: 'put';
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly caseId: string | null;
  readonly pack: number;
  readonly slot: number;
  readonly columns: HeadColumns[Kind];
}

/** Where one record of the feed is, and its columns. */
export type Head<Kind extends RecordKind = RecordKind> = { [K in Kind]: HeadOf<K> }[Kind];

/** A record that went. `version` outlives it, so that an old page which comes again does not bring it back. */
export interface Gone {
  readonly op: 'delete';
  readonly kind: string;
  readonly id: string;
  readonly version: number;
}

export type HeadEntry = Head | Gone;

export function recordKey(kind: string, id: string): string {
  return `${kind}/${id}`;
}

/** @param bytesKeyOf the key of a document version's row in `bytes` */
export function headOf(
  put: RecordPut,
  place: { pack: number; slot: number },
  bytesKeyOf: (document: DocumentRecord) => string,
): Head {
  const { kind, id, version } = put;
  const base = { op: 'put', id, version, caseId: caseOf(put), ...place } as const;
  switch (kind) {
    case 'process':
      return { ...base, kind, columns: { name: put.value.name } };
    case 'case': {
      const record = briefCase(put.value);
      return { ...base, kind, columns: { record, dueAtMs: Date.parse(record.dueAt) } };
    }
    case 'document':
      return { ...base, kind, columns: { record: put.value, bytesKey: bytesKeyOf(put.value) } };
    case 'submission': {
      const { submittedAt, userId, round, as } = put.value;
      return { ...base, kind, columns: { submittedAt, userId, round, as } };
    }
    case 'review': {
      const { status, submissionIds, disposition, reviewerId } = put.value;
      const columns = { status, submissionIds, reviewerId, ...(disposition === undefined ? {} : { disposition }) };
      return { ...base, kind, columns };
    }
    case 'judgment':
      return { ...base, kind, columns: { userId: put.value.userId, updatedAt: put.value.updatedAt } };
    case 'annotation':
      return { ...base, kind, columns: { changedAt: changedAt(put.value) } };
    case 'query':
    case 'note':
      return { ...base, kind, columns: null };
    default:
      return unreachable(kind);
  }
}

/** When a mark got the words that it has. */
export function changedAt({ modified, created }: Annotation): string {
  return modified ?? created;
}

/** The queue's order: time left, then priority, then reference, so that equal cases do not jump about. */
export function compareCases(a: Head<'case'>, b: Head<'case'>): number {
  const [left, right] = [a.columns, b.columns];
  return (
    left.dueAtMs - right.dueAtMs ||
    rank(right.record.priority) - rank(left.record.priority) ||
    byCodeUnit(left.record.reference, right.record.reference) ||
    byCodeUnit(a.id, b.id)
  );
}

function rank(priority: Priority): number {
  return Priority.options.indexOf(priority);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
