import { LEILA } from '../../people.ts';
import { draftOf, type HistoryInput } from '../../judged.ts';
import type { ApplicantDocuments } from '../documents.ts';

/** Half done: identity and application are answered, the medical part is next. */
export function begunOkonkwo({ application }: ApplicantDocuments): HistoryInput {
  return draftOf({
    caseId: 'nb-okonkwo',
    by: LEILA,
    at: 'now-40m',
    minutes: 9,
    answers: {
      applicantName: 'Amara Okonkwo',
      dateOfBirth: '1992-07-02',
      identityMatches: true,
      product: 'whole-life',
      sumAssured: 200_000,
      termYears: 45,
      occupation: 'Teacher of mathematics',
      hazardousDuties: 'none',
      smokerDeclared: 'never',
    },
    marks: [
      { source: application.source, at: { words: '02/07/1992' }, tag: 'identity', for: ['/dateOfBirth'] },
      { source: application.source, at: { words: 'EUR 200,000' }, tag: 'financial', for: ['/sumAssured'] },
      {
        source: application.source,
        at: { words: 'Teaching classes of the upper school' },
        tag: 'occupation',
        for: ['/hazardousDuties'],
      },
    ],
  });
}
