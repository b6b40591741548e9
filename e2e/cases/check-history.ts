import { parseDocumentSource } from '../../shared/model/annotation.ts';
import type { BundleCase } from './bundle.ts';
import type { Known, Report } from './report.ts';

/** Checks that what happened on a case names people, documents, annotations and submissions that exist. */
export function checkHistory(one: BundleCase, path: readonly PropertyKey[], known: Known, report: Report): void {
  const history = one.history;
  if (!history) return;
  const at = [...path, 'history'];
  const documents = new Set(one.documents.map(document => `${document.id}:v${document.version}`));

  const person = (id: string, where: readonly PropertyKey[]): void => {
    if (!known.people.has(id)) report([...at, ...where], `no person has the id "${id}"`);
  };
  const sources = (annotations: typeof history.annotations, where: readonly PropertyKey[]): void => {
    annotations.forEach((annotation, index) => {
      const source = parseDocumentSource(annotation.target.source);
      if (!source || !documents.has(`${source.documentId}:v${source.version}`)) {
        report(
          [...at, ...where, index, 'target', 'source'],
          `"${annotation.target.source}" is no document of this case`,
        );
      }
    });
  };
  const evidence = (
    judgment: (typeof history.drafts)[number],
    annotations: typeof history.annotations,
    where: readonly PropertyKey[],
  ): void => {
    const ids = new Set<string>(annotations.map(annotation => annotation.id));
    for (const [pointer, cited] of Object.entries(judgment.evidence)) {
      const unknown = cited.find(id => !ids.has(id));
      if (unknown) report([...at, ...where, 'evidence', pointer], `no annotation here has the id "${unknown}"`);
    }
  };

  sources(history.annotations, ['annotations']);
  history.drafts.forEach((draft, index) => {
    person(draft.userId, ['drafts', index, 'userId']);
    evidence(draft, history.annotations, ['drafts', index]);
  });
  history.submissions.forEach((submission, index) => {
    person(submission.judgment.userId, ['submissions', index, 'judgment', 'userId']);
    sources(submission.annotations, ['submissions', index, 'annotations']);
    evidence(submission.judgment, submission.annotations, ['submissions', index, 'judgment']);
  });
  const submissions = new Set<string>(history.submissions.map(submission => submission.id));
  history.reviews.forEach((review, index) => {
    person(review.reviewerId, ['reviews', index, 'reviewerId']);
    review.submissionIds.forEach((id, nth) => {
      if (!submissions.has(id)) {
        report([...at, 'reviews', index, 'submissionIds', nth], `no submission of this case has the id "${id}"`);
      }
    });
  });
  history.notes.forEach((note, index) => {
    if (typeof note.author === 'string') person(note.author, ['notes', index, 'author']);
    note.to.forEach((id, nth) => person(id, ['notes', index, 'to', nth]));
  });
  history.queries.forEach((query, index) => {
    query.messages.forEach((message, nth) => {
      if (typeof message.author === 'string') person(message.author, ['queries', index, 'messages', nth, 'author']);
    });
  });
}
