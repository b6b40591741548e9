import type { MadeDocument } from '../../insurance/documents.ts';
import { draftOf, type HistoryInput } from '../../judged.ts';
import { MATEO } from '../../people.ts';

/** Begun: the parties, the dates and the law are answered; the letter amendment has not been read yet. */
export function begunTessellate([contract]: readonly MadeDocument[]): HistoryInput {
  if (!contract) throw new Error('Tessellate has a contract');
  return draftOf({
    caseId: 'ct-tessellate',
    by: MATEO,
    at: 'now-3h',
    minutes: 11,
    answers: {
      parties: [
        { name: 'Tessellate Systems Inc.', role: 'Licensor' },
        { name: 'Northwind Life N.V.', role: 'Licensee' },
      ],
      agreementDate: '2021-08-03',
      effectiveDate: '2021-08-03',
      governingLaw: 'New York',
    },
    marks: [
      {
        source: contract.source,
        at: { words: 'Tessellate Systems Inc., a Delaware corporation' },
        tag: 'parties',
        for: ['/parties'],
      },
      {
        source: contract.source,
        at: { words: 'Date of this Agreement: 3 August 2021' },
        tag: 'dates',
        for: ['/agreementDate'],
      },
      {
        source: contract.source,
        at: { words: 'the date on which both parties have signed this Agreement' },
        tag: 'dates',
        for: ['/effectiveDate'],
      },
      {
        source: contract.source,
        at: { words: 'the laws of the State of New York' },
        tag: 'law',
        for: ['/governingLaw'],
      },
    ],
  });
}
