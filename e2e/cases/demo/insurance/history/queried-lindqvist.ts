import { LEILA } from '../../people.ts';
import { draftOf, type HistoryInput } from '../../judged.ts';
import type { ApplicantDocuments } from '../documents.ts';

/** The laboratory results are missing, so the client was asked and the clock stands still. */
export function queriedLindqvist({ application }: ApplicantDocuments): HistoryInput {
  return {
    ...draftOf({
      caseId: 'nb-lindqvist',
      by: LEILA,
      at: 'now-5h',
      minutes: 12,
      answers: {
        applicantName: 'Sofia Lindqvist',
        dateOfBirth: '1983-08-27',
        product: 'term',
        sumAssured: 320_000,
        termYears: 20,
        occupation: 'Structural engineer; climbs pylons for inspections',
        hazardousDuties: 'heights',
        smokerDeclared: 'former',
        evidenceComplete: 'no',
      },
      marks: [
        { source: application.source, at: { words: '27/08/1983' }, tag: 'identity', for: ['/dateOfBirth'] },
        { source: application.source, at: { words: 'EUR 320,000' }, tag: 'financial', for: ['/sumAssured'] },
        {
          source: application.source,
          at: { words: 'climbs scaffolding and pylons' },
          tag: 'occupation',
          note: 'Most weeks: 50 debits',
          for: ['/hazardousDuties'],
        },
      ],
    }),
    queries: [
      {
        id: 'query-lindqvist-1',
        subject: 'Laboratory results are not in the file',
        pointer: '/hba1cPercent',
        blocking: true,
        status: 'open',
        messages: [
          {
            id: 'query-lindqvist-1-1',
            author: LEILA,
            at: 'now-5h',
            text: 'The broker writes that the laboratory has sent its results to you directly. They are not among the documents of NL-2026-04440. Mrs Lindqvist is over 40 and applies for EUR 320,000, so that we cannot go on without them. Could you add them to the file?',
          },
          {
            id: 'query-lindqvist-1-2',
            author: { id: 'client-postroom', name: 'Post room, Northwind Life' },
            at: 'now-3h',
            text: 'Thank you, we have asked the laboratory to send them again. Expected tomorrow morning.',
          },
        ],
      },
    ],
  };
}
