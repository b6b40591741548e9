import type { Annotation } from '../../shared/model/annotation.ts';
import type { Judgment } from '../../shared/model/judgment.ts';
import type { Note } from '../../shared/model/note.ts';
import type { Person } from '../../shared/model/person.ts';
import { type BundleCase, BundleHistory, type LoadedCase, type LoadedDocument } from './bundle.ts';
import { resolveTime } from './bundle-time.ts';

type History = BundleHistory;

/** Puts a case's relative times around `now` and writes its case and process into all that belongs to it. */
export function placeCase(
  one: BundleCase,
  documents: readonly LoadedDocument[],
  people: ReadonlyMap<string, Person>,
  now: number,
): LoadedCase {
  const at = (time: string): string => resolveTime(time, now);
  const history: History = one.history ?? BundleHistory.parse({});
  const { id: caseId, process } = one;

  const annotation = (written: History['annotations'][number]): Annotation => ({
    ...written,
    caseId,
    created: at(written.created),
    ...(written.modified && { modified: at(written.modified) }),
  });
  const judgment = (written: History['drafts'][number]): Judgment => ({
    ...written,
    caseId,
    process,
    updatedAt: at(written.updatedAt),
  });
  const note = (written: History['notes'][number]): Note => ({
    ...written,
    caseId,
    author: authorOf(written.author, people),
    at: at(written.at),
  });

  return {
    case: caseOf(one, at),
    documents,
    annotations: history.annotations.map(annotation),
    drafts: history.drafts.map(judgment),
    submissions: history.submissions.map(submission => ({
      ...submission,
      caseId,
      userId: submission.judgment.userId,
      submittedAt: at(submission.submittedAt),
      judgment: judgment(submission.judgment),
      annotations: submission.annotations.map(annotation),
    })),
    reviews: history.reviews.map(({ completedAt, ...review }) => ({
      ...review,
      caseId,
      ...(completedAt && { completedAt: at(completedAt) }),
    })),
    queries: history.queries.map(query => ({ ...query, caseId, messages: query.messages.map(note) })),
    notes: history.notes.map(note),
  };
}

function caseOf(one: BundleCase, at: (time: string) => string): LoadedCase['case'] {
  const { assignedTo, assignedAs, assignedAt, history: _, clock, parked, ...rest } = one;
  return {
    ...rest,
    receivedAt: at(one.receivedAt),
    dueAt: at(one.dueAt),
    ...(one.goalAt && { goalAt: at(one.goalAt) }),
    ...(clock && { clock: { ...clock, ...(clock.since && { since: at(clock.since) }) } }),
    ...(parked && { parked: { ...parked, ...(parked.wakeAt && { wakeAt: at(parked.wakeAt) }) } }),
    assignment: { userId: assignedTo, as: assignedAs, assignedAt: at(assignedAt ?? one.receivedAt) },
    documents: one.documents.map(document => document.id),
  };
}

function authorOf(author: History['notes'][number]['author'], people: ReadonlyMap<string, Person>): Person {
  if (typeof author !== 'string') return author;
  const person = people.get(author);
  if (!person) throw new Error(`placeCase was given an unchecked bundle: no person "${String(author)}"`);
  return { id: person.id, name: person.name, ...(person.roles && { roles: person.roles }) };
}
