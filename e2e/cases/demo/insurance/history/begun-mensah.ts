import { LEILA } from '../../people.ts';
import { draftOf, type HistoryInput } from '../../judged.ts';
import type { ApplicantDocuments } from '../documents.ts';

/** Nearly done and parked: the eye clinic's opinion decides whether there are complications. */
export function begunMensah({ application, lab }: ApplicantDocuments): HistoryInput {
  if (!lab) throw new Error('Mensah has laboratory results');
  return {
    ...draftOf({
      caseId: 'nb-mensah',
      by: LEILA,
      at: 'now-6h',
      minutes: 22,
      answers: {
        applicantName: 'Kwame Mensah',
        dateOfBirth: '1976-04-11',
        identityMatches: true,
        product: 'term',
        sumAssured: 150_000,
        termYears: 15,
        occupation: 'Drives city buses in shifts, about 32,000 km a year',
        hazardousDuties: 'none',
        smokerDeclared: 'never',
        heightCm: 178,
        weightKg: 93,
        smokerStatus: 'never',
        hba1cPercent: 7.3,
        diabetesDisclosed: true,
        diabetes: { kind: 'type2', diagnosedOn: '2021-05-18', treatment: 'oral' },
        medications: [
          { name: 'Metformin', dose: '1000 mg twice a day', since: 2021 },
          { name: 'Perindopril', dose: '4 mg once a day', since: 2022 },
        ],
        impairments: [{ condition: 'Type 2 diabetes, oral treatment, HbA1c under 7.5 %', debits: 75, permanent: true }],
        annualIncome: 44_300,
        evidenceComplete: 'no',
      },
      marks: [
        { source: application.source, at: { words: '11/04/1976' }, tag: 'identity', for: ['/dateOfBirth'] },
        { source: application.source, at: { words: 'EUR 150,000' }, tag: 'financial', for: ['/sumAssured'] },
        {
          source: application.source,
          at: { words: 'Driving city lines in shifts' },
          tag: 'occupation',
          for: ['/hazardousDuties'],
        },
        {
          source: application.source,
          at: { words: 'Type 2 diabetes since May 2021, tablets.' },
          tag: 'medical',
          for: ['/diabetesDisclosed', '/diabetes/treatment'],
        },
        { source: lab.source, at: { test: 'HBA1C' }, tag: 'lab', for: ['/hba1cPercent'] },
        {
          source: lab.source,
          at: { test: 'UALB' },
          tag: 'lab',
          note: 'Above the limit: kidneys? Ask with the eye report.',
          for: [],
        },
        { source: lab.source, at: { test: 'COT' }, tag: 'tobacco', for: ['/smokerStatus'] },
      ],
    }),
    notes: [
      {
        id: 'note-mensah-1',
        author: LEILA,
        at: 'now-6h',
        text: 'Everything is in but the eye clinic. If there is retinopathy, complications is yes and the debits go up; look at UALB as well.',
      },
    ],
  };
}
