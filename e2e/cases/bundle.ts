import * as z from 'zod';
import { Annotation } from '../../shared/model/annotation.ts';
import { CaseStatus, Priority } from '../../shared/model/case.ts';
import { CaseId, DocumentId, Instant, PersonId } from '../../shared/model/ids.ts';
import { Judgment, Submission } from '../../shared/model/judgment.ts';
import { Note, Query } from '../../shared/model/note.ts';
import { Role, WorkstationRules } from '../../shared/model/person.ts';
import { Process, ProcessRef } from '../../shared/model/process.ts';
import { Review } from '../../shared/model/review.ts';
import { BundleTime } from './bundle-time.ts';

export const BUNDLE_FORMAT = 'meridian-cases/1';

/** Someone who can sign in to the reference server. `team` is whose work a lead reviews; without it, every analyst's. */
export const BundlePerson = z.strictObject({
  id: PersonId,
  name: z.string().min(1),
  userName: z.string().min(1),
  password: z.string().min(1),
  email: z.string().optional(),
  timeZone: z.string().optional(),
  roles: z.array(Role).min(1),
  skills: z.array(z.string()).default([]),
  team: z.array(PersonId).optional(),
});
export type BundlePerson = z.infer<typeof BundlePerson>;

/** A process version; its decision model is inline (`dmn`) or a file of the bundle (`dmnFile`). */
export const BundleProcess = Process.extend({
  tags: Process.shape.tags.default([]),
  decision: z
    .strictObject({
      dmn: z.string().optional(),
      dmnFile: z.string().optional(),
      decision: z.string(),
      outcomes: z.array(z.string()).optional(),
      override: z.enum(['forbidden', 'with-rationale', 'free']).default('with-rationale'),
    })
    .refine(decision => (decision.dmn === undefined) !== (decision.dmnFile === undefined), {
      message: 'give either dmn (the XML) or dmnFile (a file of the bundle)',
    })
    .optional(),
});
export type BundleProcess = z.infer<typeof BundleProcess>;

export const BundleDocument = z.strictObject({
  id: DocumentId,
  version: z.number().int().min(1).default(1),
  name: z.string().min(1).max(512),
  mediaType: z.string().min(1),
  /** Path below the bundle's `files/` folder, with forward slashes. */
  file: z.string().min(1),
  role: z.string().optional(),
  pages: z.number().int().min(1).optional(),
  language: z.string().optional(),
  receivedAt: BundleTime.optional(),
  supersedes: DocumentId.optional(),
  partOf: DocumentId.optional(),
  renditionOf: DocumentId.optional(),
});
export type BundleDocument = z.infer<typeof BundleDocument>;

const BundleAnnotation = Annotation.omit({ caseId: true }).extend({
  created: BundleTime,
  modified: BundleTime.optional(),
});
const BundleJudgment = Judgment.omit({ caseId: true, process: true }).extend({
  rationale: Judgment.shape.rationale.default({}),
  confidence: Judgment.shape.confidence.default({}),
  updatedAt: BundleTime,
});
const BundleNote = Note.omit({ author: true, caseId: true }).extend({
  /** Id of a person of the bundle, or a name for somebody of the client who never signs in. */
  author: z.union([PersonId, z.strictObject({ id: PersonId, name: z.string() })]),
  at: BundleTime,
  to: Note.shape.to.default([]),
});

/** What happened before the bundle was loaded. Everything here belongs to the case it is written in. */
export const BundleHistory = z.strictObject({
  annotations: z.array(BundleAnnotation).default([]),
  /** A draft in work, one a person. */
  drafts: z.array(BundleJudgment).default([]),
  submissions: z
    .array(
      Submission.omit({ caseId: true, judgment: true, annotations: true, userId: true }).extend({
        submittedAt: BundleTime,
        judgment: BundleJudgment,
        annotations: z.array(BundleAnnotation).default([]),
      }),
    )
    .default([]),
  reviews: z.array(Review.omit({ caseId: true }).extend({ completedAt: BundleTime.optional() })).default([]),
  queries: z.array(Query.omit({ caseId: true, messages: true }).extend({ messages: z.array(BundleNote) })).default([]),
  notes: z.array(BundleNote).default([]),
});
export type BundleHistory = z.infer<typeof BundleHistory>;

export const BundleCase = z.strictObject({
  id: CaseId,
  reference: z.string().min(1),
  title: z.string().min(1),
  process: ProcessRef,
  status: CaseStatus.default('assigned'),
  priority: Priority.default('normal'),
  receivedAt: BundleTime,
  dueAt: BundleTime,
  goalAt: BundleTime.optional(),
  clock: z
    .strictObject({
      state: z.enum(['running', 'stopped']),
      since: BundleTime.optional(),
      reason: z.string().optional(),
    })
    .optional(),
  parked: z.strictObject({ reason: z.string().optional(), wakeAt: BundleTime.optional() }).optional(),
  related: z.array(z.strictObject({ caseId: CaseId, relation: z.string() })).default([]),
  /** Who has it; `assignedAt` defaults to `receivedAt`. */
  assignedTo: PersonId,
  assignedAs: z.enum(['analyst', 'second', 'reviewer']).default('analyst'),
  assignedAt: BundleTime.optional(),
  documents: z.array(BundleDocument),
  attributes: z.record(z.string(), z.unknown()).default({}),
  history: BundleHistory.optional(),
});
export type BundleCase = z.infer<typeof BundleCase>;

/** `cases.json` as written (README.md beside this file). */
export const BundleFile = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  client: z.strictObject({ name: z.string().min(1), timeZone: z.string().min(1) }),
  workstation: WorkstationRules,
  people: z.array(BundlePerson).min(1),
  processes: z.array(BundleProcess).min(1),
  cases: z.array(BundleCase),
});
export type BundleFile = z.infer<typeof BundleFile>;
/** What a generator writes: defaults may be left out. */
export type BundleFileInput = z.input<typeof BundleFile>;

/** A document as the contract has it, and where its bytes are on this machine. */
export const LoadedDocument = z.object({
  id: DocumentId,
  version: z.number().int(),
  caseId: CaseId,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  pages: z.number().int().optional(),
  language: z.string().optional(),
  role: z.string().optional(),
  receivedAt: Instant.optional(),
  supersedes: DocumentId.optional(),
  partOf: DocumentId.optional(),
  renditionOf: DocumentId.optional(),
  /** Absolute path of the file. Not part of the contract's Document. */
  path: z.string(),
});
export type LoadedDocument = z.infer<typeof LoadedDocument>;

/** A case in the contract's words, with everything that belongs to it. All times are instants. */
export interface LoadedCase {
  readonly case: {
    readonly id: CaseId;
    readonly reference: string;
    readonly title: string;
    readonly process: ProcessRef;
    readonly status: CaseStatus;
    readonly priority: Priority;
    readonly receivedAt: Instant;
    readonly dueAt: Instant;
    readonly goalAt?: Instant | undefined;
    readonly clock?:
      | { state: 'running' | 'stopped'; since?: Instant | undefined; reason?: string | undefined }
      | undefined;
    readonly parked?: { reason?: string | undefined; wakeAt?: Instant | undefined } | undefined;
    readonly related: readonly { caseId: CaseId; relation: string }[];
    readonly assignment: { userId: PersonId; as: 'analyst' | 'second' | 'reviewer'; assignedAt: Instant };
    readonly documents: readonly DocumentId[];
    readonly attributes: Readonly<Record<string, unknown>>;
  };
  readonly documents: readonly LoadedDocument[];
  /** Live annotations: those of `history.annotations`. A submission carries its own sealed copies. */
  readonly annotations: readonly Annotation[];
  readonly drafts: readonly Judgment[];
  readonly submissions: readonly Submission[];
  readonly reviews: readonly Review[];
  readonly queries: readonly Query[];
  readonly notes: readonly Note[];
}

/** A bundle that was read, checked and placed in time. */
export interface Bundle {
  readonly client: BundleFile['client'];
  readonly workstation: WorkstationRules;
  readonly people: readonly (BundlePerson & { readonly team: readonly PersonId[] })[];
  /** With `decision.dmn` read in. */
  readonly processes: readonly Process[];
  readonly cases: readonly LoadedCase[];
}
