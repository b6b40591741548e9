import type * as z from 'zod';
import type { RecordChange, RecordKind, RecordValue } from '../../../shared/model/change.ts';
import { RecordPut } from '../../../shared/model/change.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { Me } from '../../../shared/model/person.ts';
import type { Result } from '../../../shared/result.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { annotationToModel } from './annotation-to-model.ts';
import { WireAnnotation } from './wire/annotation.ts';
import { WireCase } from './wire/case.ts';
import type { WireChange } from './wire/change.ts';
import type { WireDiscovery } from './wire/discovery.ts';
import { WireDocument } from './wire/document.ts';
import { WireJudgment } from './wire/judgment.ts';
import type { WireMe } from './wire/me.ts';
import { WireNote } from './wire/note.ts';
import { WireProcess } from './wire/process.ts';
import { WireQuery } from './wire/query.ts';
import { WireReview } from './wire/review.ts';
import { WireSubmission } from './wire/submission.ts';

/** The value in our words, not yet checked against our schema; that is done once, for all kinds, in `toRecordChange`. */
type Turned = Result<unknown, 'unusable'>;

/** What a turn may need to know beyond the value: who reads the feed. */
interface Reader {
  readonly personId: PersonId;
}

const turns: Record<RecordKind, (value: unknown, reader: Reader) => Turned> = {
  process: value => parsed(WireProcess, value, processToModel),
  case: value =>
    parsed(WireCase, value, ({ documents, ...rest }) =>
      ok({ ...rest, related: rest.related ?? [], attributes: rest.attributes ?? {}, documentIds: documents }),
    ),
  document: value => parsed(WireDocument, value, document => ok(document)),
  annotation: value => parsed(WireAnnotation, value, annotation => annotationToModel(annotation)),
  // A judgment that does not say whose it is, is the reader's own: nobody else's draft is in their feed.
  judgment: (value, reader) =>
    parsed(WireJudgment, value, judgment => ok(judgmentToModel(judgment, reader.personId, '1970-01-01T00:00:00Z'))),
  submission: value => parsed(WireSubmission, value, submissionToModel),
  review: value => parsed(WireReview, value, review => ok({ ...review, items: review.items ?? [] })),
  query: value =>
    parsed(WireQuery, value, query =>
      ok({ ...query, blocking: query.blocking ?? false, messages: query.messages.map(noteToModel) }),
    ),
  note: value => parsed(WireNote, value, note => ok(noteToModel(note))),
};

/**
 * Turns one change of the feed into our words. What cannot be turned is quarantined with a reason and never stops the
 * page that it came in. A kind that this workstation does not know is kept and skipped the same way.
 */
export function toRecordChange(change: WireChange, reader: Reader): RecordChange {
  const { kind, id, version } = change;
  if (change.op === 'delete') return { op: 'delete', kind, id, version };
  const quarantined = (reason: string): RecordChange => ({
    op: 'quarantine',
    kind,
    id,
    version,
    reason,
    raw: change.value ?? null,
  });
  if (!isRecordKind(kind)) {
    return quarantined(`This version of Meridian does not know records of the kind “${kind}”; a newer one may.`);
  }
  const whole = kind === 'case' ? wholeCase(change) : null;
  if (whole) return whole;
  const turned = toRecordValue(kind, change.value, reader);
  if (!turned.ok) return quarantined(turned.failure.message);
  const put = RecordPut.safeParse({ op: 'put', kind, id, version, value: turned.value });
  return put.success ? put.data : quarantined(mismatch(kind, put.error));
}

/**
 * Turns a value of one kind, such as what the server has when a mutation conflicts.
 * Refuses, with a sentence that names the place, what is not what the contract promises.
 */
export function toRecordValue<Kind extends RecordKind>(
  kind: Kind,
  value: unknown,
  reader: Reader,
): Result<RecordValue<Kind>, 'unusable'> {
  const turned = turns[kind](value, reader);
  if (!turned.ok) return turned;
  const put = RecordPut.safeParse({ op: 'put', kind, id: 'any', version: 1, value: turned.value });
  if (!put.success) return refuse('unusable', mismatch(kind, put.error));
  return ok(put.data.value as RecordValue<Kind>);
}

/**
 * Most of a feed is cases, and ours differ from the client's in one name: our schema alone says whether one is whole.
 * Null when it is not; then it is looked at in the client's words, which the reason is given in.
 */
function wholeCase({ id, version, value }: WireChange): RecordPut | null {
  if (typeof value !== 'object' || value === null) return null;
  const { documents, related = [], attributes = {}, ...rest } = value as Partial<WireCase>;
  const ours = { ...rest, related, attributes, documentIds: documents };
  const put = RecordPut.safeParse({ op: 'put', kind: 'case', id, version, value: ours });
  return put.success ? put.data : null;
}

export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(turns, kind);
}

/** The signed-in person. A client that does not name itself here has at least a name in its discovery. */
export function toMe(wire: WireMe, discovery: Pick<WireDiscovery, 'name'>): Me {
  const rules = wire.workstation;
  return Me.parse({
    ...wire,
    client: wire.client ?? { name: discovery.name, timeZone: 'UTC' },
    skills: wire.skills ?? [],
    roles: wire.roles.filter(role => role === 'analyst' || role === 'lead'),
    team: wire.team ?? [],
    workstation: {
      ...rules,
      watermark: rules.watermark ?? true,
      screenCapture: rules.screenCapture ?? false,
      copyText: rules.copyText ?? 'within-app',
      print: rules.print ?? false,
      saveDocuments: rules.saveDocuments ?? false,
    },
  });
}

function processToModel(wire: WireProcess): Turned {
  const { decision, qa, ...rest } = wire;
  return ok({
    ...rest,
    tags: wire.tags ?? [],
    ...(decision === undefined ? {} : { decision: { ...decision, override: decision.override ?? 'with-rationale' } }),
    ...(qa === undefined
      ? {}
      : {
          qa: {
            ...qa,
            passScore: qa.passScore ?? 98,
            defects: (qa.defects ?? []).map(defect => ({ ...defect, critical: defect.critical ?? false })),
          },
        }),
  });
}

function judgmentToModel(wire: WireJudgment, userId: string, updatedAt: string) {
  const { decision } = wire;
  return {
    ...wire,
    userId: wire.userId ?? userId,
    evidence: wire.evidence ?? {},
    rationale: wire.rationale ?? {},
    confidence: wire.confidence ?? {},
    ...(decision === undefined
      ? {}
      : { decision: { ...decision, result: decision.result ?? null, matchedRules: decision.matchedRules ?? [] } }),
    activeSeconds: wire.activeSeconds ?? 0,
    updatedAt: wire.updatedAt ?? updatedAt,
  };
}

function submissionToModel(wire: WireSubmission): Turned {
  const annotations = wire.annotations.map(annotation => annotationToModel(annotation, wire.caseId));
  const unusable = annotations.find(annotation => !annotation.ok);
  if (unusable !== undefined && !unusable.ok) return unusable;
  return ok({
    ...wire,
    round: wire.round ?? 1,
    judgment: judgmentToModel(wire.judgment, wire.userId, wire.submittedAt),
    annotations: annotations.flatMap(annotation => (annotation.ok ? [annotation.value] : [])),
  });
}

function noteToModel(wire: WireNote) {
  return { ...wire, to: wire.to ?? [] };
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  turn: (wire: z.infer<Schema>) => Turned,
): Turned {
  const wire = schema.safeParse(value);
  return wire.success ? turn(wire.data) : refuse('unusable', mismatch('record', wire.error));
}

/** Says where and why, and never quotes the value: the reason may end up in a log, and the value is a client's. */
function mismatch(what: string, error: z.ZodError): string {
  const places = error.issues.slice(0, 3).map(issue => `${issue.path.join('.') || 'the value'}: ${issue.message}`);
  const more = error.issues.length > 3 ? `; and ${error.issues.length - 3} more` : '';
  return `The ${what} is not what the contract promises (${places.join('; ')}${more}).`;
}
