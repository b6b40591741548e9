import * as z from 'zod';
import { Annotation } from './annotation.ts';
import { CaseRecord } from './case.ts';
import { DocumentRecord } from './document.ts';
import { passQuickly } from './fits.ts';
import { Judgment, Submission } from './judgment.ts';
import { Note, Query } from './note.ts';
import { Process } from './process.ts';
import { Review } from './review.ts';

const put = <Kind extends string, Value extends z.ZodType>(kind: Kind, value: Value) =>
  z.object({
    op: z.literal('put'),
    kind: z.literal(kind),
    id: z.string(),
    /** Grows by at least one with each change of this object. */
    version: z.number().int().min(1),
    value,
  });

/** A record as it now is on the server. */
export const RecordPut = passQuickly(
  z.discriminatedUnion('kind', [
    put('process', Process),
    put('case', CaseRecord).extend({
      /** The whole value as JSON, when `value` is no more of it than a list of cases shows (`brief-case.ts`). */
      text: z.string().min(1).optional(),
    }),
    put('document', DocumentRecord),
    put('annotation', Annotation),
    put('judgment', Judgment),
    put('submission', Submission),
    put('review', Review),
    put('query', Query),
    put('note', Note),
  ]),
);
export type RecordPut = z.infer<typeof RecordPut>;

export type RecordKind = RecordPut['kind'];

/** The value that a kind of record carries. */
export type RecordValue<Kind extends RecordKind> = Extract<RecordPut, { kind: Kind }>['value'];

/** A record that this person no longer has. */
export const RecordDelete = z.object({
  op: z.literal('delete'),
  kind: z.string(),
  id: z.string(),
  version: z.number().int().min(1),
});
export type RecordDelete = z.infer<typeof RecordDelete>;

/** A change that could not be understood. Kept and shown; the feed goes on without it. */
export const Quarantined = z.object({
  op: z.literal('quarantine'),
  kind: z.string(),
  id: z.string(),
  version: z.number().int().min(1),
  reason: z.string(),
  raw: z.unknown(),
});
export type Quarantined = z.infer<typeof Quarantined>;

export const RecordChange = passQuickly(z.union([RecordPut, RecordDelete, Quarantined]));
export type RecordChange = z.infer<typeof RecordChange>;

/** The value as JSON, all of it. */
export function textOf(put: RecordPut): string {
  return (put.kind === 'case' ? put.text : undefined) ?? JSON.stringify(put.value);
}

/** Which case a record belongs to; null for a process version and for a note to people. */
export function caseOf(put: RecordPut): string | null {
  if (put.kind === 'process') return null;
  if (put.kind === 'case') return put.value.id;
  return put.value.caseId ?? null;
}
