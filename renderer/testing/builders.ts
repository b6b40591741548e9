import type * as z from 'zod';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { CaseRecord } from '../../shared/model/case.ts';
import type { RecordKind, RecordPut, RecordValue } from '../../shared/model/change.ts';
import type { DocumentRecord } from '../../shared/model/document.ts';
import {
  AnnotationId,
  CaseId,
  DeviceId,
  DocumentId,
  PersonId,
  ProcessId,
  ReviewId,
  SubmissionId,
} from '../../shared/model/ids.ts';
import type { Judgment, Submission } from '../../shared/model/judgment.ts';
import type { Me } from '../../shared/model/person.ts';
import type { Process } from '../../shared/model/process.ts';
import type { Review } from '../../shared/model/review.ts';
import { aPerson as anyPerson, aWorkstation } from '../../shared/model/testing/a-person.ts';
import type { CachePage } from '../../shared/rpc/cache-page.ts';
import type { Unlocked } from '../../shared/rpc/contract.ts';
import type { CaseFile } from '../data/views.ts';

/** Ids may be written as plain strings in a test. */
type Plain<T> = T extends z.core.$brand
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

type Over<T> = Plain<Partial<T>>;

/** Plain, fixed records to be overridden where a test cares. Everything is consistent: same case, person, process. */

export const ANA = PersonId.parse('p-ana');
const PROCESS = { processId: ProcessId.parse('new-business'), version: 1 };
const CASE = CaseId.parse('c-1');
const DOCUMENT = DocumentId.parse('d-1');

export function aPerson(over: Over<Me> = {}): Me {
  const plain = anyPerson({
    name: 'Ana Ferreira',
    client: { name: 'Northwind Life', timeZone: 'Europe/London' },
    skills: ['new-business'],
    workstation: aWorkstation({ leaseHours: 72, checkInMinutes: 15, watermark: false, screenCapture: true }),
  });
  return { ...plain, ...over } as Me;
}

export function anUnlocked(over: Over<Unlocked> = {}): Unlocked {
  const plain: Unlocked = {
    me: aPerson(),
    deviceId: DeviceId.parse('device-1'),
    storeName: 'meridian-test0000000000000000',
    masterKey: btoa(String.fromCharCode(...new Uint8Array(32).map((_, i) => i + 1))),
    features: [],
  };
  return { ...plain, ...over } as Unlocked;
}

export function aProcess(over: Over<Process> = {}): Process {
  const plain: Process = {
    ...PROCESS,
    name: 'New business',
    form: { schema: { type: 'object', properties: { smoker: { type: 'boolean', title: 'Smoker' } } } },
    tags: [{ id: 'medical', label: 'Medical' }],
  };
  return { ...plain, ...over } as Process;
}

export function aCase(over: Over<CaseRecord> = {}): CaseRecord {
  const plain: CaseRecord = {
    id: CASE,
    reference: 'NB-2026-0001',
    title: 'Term life, 250,000',
    process: PROCESS,
    status: 'assigned',
    priority: 'normal',
    receivedAt: '2026-11-20T08:00:00Z',
    dueAt: '2026-11-24T17:00:00Z',
    related: [],
    assignment: { userId: ANA, as: 'analyst', assignedAt: '2026-11-20T08:05:00Z' },
    documentIds: [DOCUMENT],
    attributes: {},
  };
  return { ...plain, ...over } as CaseRecord;
}

export function aDocument(over: Over<DocumentRecord> = {}): DocumentRecord {
  const plain: DocumentRecord = {
    id: DOCUMENT,
    version: 1,
    caseId: CASE,
    name: 'application.pdf',
    mediaType: 'application/pdf',
    bytes: 4,
    sha256: '9f64a747e1b97f131fabb6b447296c9b6f0201e79fb3c5356e6c77e89b6a806a',
  };
  return { ...plain, ...over } as DocumentRecord;
}

export function anAnnotation(over: Over<Annotation> = {}): Annotation {
  const plain: Annotation = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: AnnotationId.parse('urn:uuid:0193a000-0000-7000-8000-000000000001'),
    type: 'Annotation',
    caseId: CASE,
    motivation: 'highlighting',
    creator: { type: 'Person', id: ANA },
    created: '2026-11-23T09:00:00Z',
    body: [],
    target: {
      source: 'urn:meridian:document:d-1:v1',
      selector: [{ type: 'TextQuoteSelector', exact: 'never smoked', prefix: 'has ', suffix: '.' }],
    },
  };
  return { ...plain, ...over } as Annotation;
}

export function aJudgment(over: Over<Judgment> = {}): Judgment {
  const plain: Judgment = {
    caseId: CASE,
    userId: ANA,
    process: PROCESS,
    answers: {},
    evidence: {},
    rationale: {},
    confidence: {},
    activeSeconds: 60,
    updatedAt: '2026-11-23T09:30:00Z',
  };
  return { ...plain, ...over } as Judgment;
}

export function aSubmission(over: Over<Submission> = {}): Submission {
  const plain: Submission = {
    id: SubmissionId.parse('s-1'),
    caseId: CASE,
    userId: ANA,
    as: 'analyst',
    round: 1,
    submittedAt: '2026-11-23T10:00:00Z',
    judgment: aJudgment(),
    annotations: [],
  };
  return { ...plain, ...over } as Submission;
}

export function aReview(over: Over<Review> = {}): Review {
  const plain: Review = {
    id: ReviewId.parse('r-1'),
    caseId: CASE,
    submissionIds: [SubmissionId.parse('s-1')],
    reviewerId: PersonId.parse('p-lea'),
    status: 'open',
    items: [],
  };
  return { ...plain, ...over } as Review;
}

export function aCaseFile(over: Over<CaseFile> = {}): CaseFile {
  const plain: CaseFile = {
    record: aCase(),
    version: 1,
    status: 'assigned',
    process: aProcess(),
    documents: [{ record: aDocument(), bytesState: 'verified', offset: 4 }],
    submissions: [],
    reviews: [],
    queries: [],
    notes: [],
    outbox: [],
  };
  return { ...plain, ...over } as CaseFile;
}

/** A change of the feed that brings a record. */
export function aPut<Kind extends RecordKind>(
  kind: Kind,
  id: string,
  value: RecordValue<Kind>,
  version = 1,
): RecordPut {
  return { op: 'put', kind, id, version, value } as RecordPut;
}

export function aPage(changes: CachePage['changes'], over: Partial<CachePage> = {}): CachePage {
  return {
    epoch: 'e-1',
    changes,
    nextCursor: 'cursor-1',
    hasMore: false,
    serverTime: '2026-11-23T11:00:00Z',
    restart: false,
    ...over,
  };
}
