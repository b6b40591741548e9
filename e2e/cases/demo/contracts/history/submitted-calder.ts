import type { MadeDocument } from '../../insurance/documents.ts';
import { type HistoryInput, submittedOf } from '../../judged.ts';
import { LEILA } from '../../people.ts';

/** Waits for the lead. The amendment was seen, and its new cap and notice were not carried over. */
export function submittedCalder([contract, amendment]: readonly MadeDocument[]): HistoryInput {
  if (!contract || !amendment) throw new Error('Calder has a contract and an amendment');
  return submittedOf(
    {
      caseId: 'ct-calder',
      by: LEILA,
      at: 'now-4h',
      minutes: 41,
      answers: {
        parties: [
          { name: 'Northwind Life N.V.', role: 'Northwind' },
          { name: 'Calder Scanning Services Ltd', role: 'Calder' },
        ],
        agreementDate: '2023-02-14',
        effectiveDate: '2023-04-01',
        amended: true,
        amendmentDate: '2025-09-09',
        governingLaw: 'England and Wales',
        forum: 'Courts of London, exclusive',
        expiryDate: '2027-03-31',
        renewal: 'automatic',
        // 120 since Amendment No. 2.
        renewalNoticeDays: 90,
        terminationForConvenience: 'ours',
        convenienceNoticeDays: 180,
        liabilityCap: 'capped',
        // EUR 2,500,000 or 200 % since Amendment No. 2.
        capAmount: '150 % of the Charges of the contract year',
        assignment: 'consent',
        confidentialityYears: 5,
        exclusivity: 'none',
        auditRight: 'yes',
        remarks: 'In its first renewal year. Personal data: as long as the law requires.',
      },
      rationale: { '/assignment': 'Consent of Northwind, not to be unreasonably withheld (11.1).' },
      confidence: { '/liabilityCap': 0.9, '/terminationForConvenience': 1 },
      decision: { result: 'accept', matchedRules: ['acceptable'] },
      marks: [
        {
          source: contract.source,
          at: { words: 'between Northwind Life N.V., a company under the laws of the Netherlands' },
          tag: 'parties',
          for: ['/parties'],
        },
        {
          source: contract.source,
          at: { words: 'is made on 14 February 2023' },
          tag: 'dates',
          for: ['/agreementDate'],
        },
        {
          source: contract.source,
          at: { words: 'This Agreement takes effect on 1 April 2023' },
          tag: 'dates',
          for: ['/effectiveDate'],
        },
        { source: amendment.source, at: { words: 'Date: 9 September 2025' }, tag: 'dates', for: ['/amendmentDate'] },
        {
          source: contract.source,
          at: { words: 'governed by the laws of England and Wales' },
          tag: 'law',
          for: ['/governingLaw'],
        },
        {
          source: contract.source,
          at: { words: 'The courts of London have exclusive jurisdiction' },
          tag: 'law',
          for: ['/forum'],
        },
        {
          source: contract.source,
          at: { words: "not less than ninety (90) days' written notice before the end of the term" },
          tag: 'term',
          for: ['/renewal', '/renewalNoticeDays'],
        },
        {
          source: contract.source,
          at: { words: 'Northwind may terminate this Agreement in whole or in part for convenience' },
          tag: 'term',
          for: ['/terminationForConvenience', '/convenienceNoticeDays'],
        },
        {
          source: contract.source,
          at: { words: 'shall not exceed one hundred and fifty per cent (150%) of the Charges' },
          tag: 'liability',
          for: ['/liabilityCap', '/capAmount'],
        },
        {
          source: contract.source,
          at: { words: 'Calder shall not assign, transfer or charge this Agreement' },
          tag: 'liability',
          for: ['/assignment'],
        },
        {
          source: contract.source,
          at: { words: 'survive the end of this Agreement for a period of five years' },
          tag: 'confidentiality',
          for: ['/confidentialityYears'],
        },
        { source: contract.source, at: { words: 'may audit the performance of this Agreement' }, for: ['/auditRight'] },
      ],
    },
    { reason: 'sampled', status: 'open' },
  );
}
