import { MATEO } from '../../people.ts';
import { type HistoryInput, submittedOf } from '../../judged.ts';
import type { ApplicantDocuments } from '../documents.ts';

/** Waits for the lead. The stent was found; the HbA1c was read off the wrong line and the debits are half of the table's. */
export function submittedWielgosz({ application, letter, lab, mail }: ApplicantDocuments): HistoryInput {
  if (!lab) throw new Error('Wielgosz has laboratory results');
  return submittedOf(
    {
      caseId: 'nb-wielgosz',
      by: MATEO,
      at: 'now-2h',
      minutes: 33,
      answers: {
        applicantName: 'Tomasz Wielgosz',
        dateOfBirth: '1968-05-30',
        identityMatches: true,
        product: 'term',
        sumAssured: 120_000,
        termYears: 9,
        occupation: 'Electrical maintenance of production lines, ladders up to 4 m',
        hazardousDuties: 'none',
        smokerDeclared: 'former',
        heightCm: 176,
        weightKg: 85,
        bmi: 27.4,
        systolic: 129,
        diastolic: 79,
        smokerStatus: 'former',
        // The laboratory says 5.8.
        hba1cPercent: 5.3,
        diabetesDisclosed: false,
        nonDisclosure: 'material',
        medications: [
          { name: 'Acetylsalicylic acid', dose: '80 mg', since: 2022 },
          { name: 'Atorvastatin', dose: '40 mg', since: 2022 },
          { name: 'Metoprolol', dose: '50 mg', since: 2022 },
        ],
        // The table says 150 for coronary disease more than twelve months ago.
        impairments: [{ condition: 'Coronary heart disease, stent June 2022', debits: 75, permanent: true }],
        annualIncome: 49_800,
        existingCover: 0,
        incomeMultiple: 2.4,
        financialJustification: 'justified',
        evidenceComplete: 'yes',
        totalDebits: 75,
        summary:
          'Unstable angina with one stent in June 2022, not disclosed although question C1 asks for it. Good recovery, 9.2 METS in May 2026, no smoking since. Referred for material non-disclosure.',
      },
      rationale: {
        '/nonDisclosure':
          'Question C1 was answered No. The physician describes an admission with unstable angina and a stent, which would have changed the terms.',
        '/financialJustification': 'The sum matches the private loan; repayment over nine years.',
      },
      confidence: { '/smokerStatus': 0.9, '/nonDisclosure': 1 },
      decision: { result: 'refer', matchedRules: ['material-non-disclosure'] },
      marks: [
        { source: application.source, at: { words: '30/05/1968' }, tag: 'identity', for: ['/dateOfBirth'] },
        { source: application.source, at: { words: 'EUR 120,000' }, tag: 'financial', for: ['/sumAssured'] },
        {
          source: application.source,
          at: { words: 'Electrical maintenance of production lines' },
          tag: 'occupation',
          for: ['/hazardousDuties', '/occupation'],
        },
        {
          source: letter.source,
          at: { area: { left: 10, top: 33.8, width: 79, height: 8 } },
          tag: 'medical',
          note: '128/78 and 130/80',
          for: ['/systolic', '/heightCm', '/weightKg'],
        },
        {
          source: letter.source,
          at: { area: { left: 10, top: 42, width: 80, height: 10 } },
          tag: 'disclosure',
          note: 'Not mentioned anywhere in section C',
          for: ['/nonDisclosure'],
        },
        {
          source: application.source,
          at: { words: 'Have you ever had chest pain, angina, a heart attack' },
          tag: 'disclosure',
          note: 'Ticked No',
          for: ['/nonDisclosure'],
        },
        { source: lab.source, at: { test: 'COT' }, tag: 'tobacco', for: ['/smokerStatus'] },
        {
          source: application.source,
          at: { words: 'Cigarettes, 20 a day, 1986 to 2022' },
          tag: 'tobacco',
          for: ['/smokerStatus', '/smokerDeclared'],
        },
        { source: lab.source, at: { test: 'HBA1C' }, tag: 'lab', for: ['/hba1cPercent'] },
        { source: application.source, at: { words: 'EUR 49,800' }, tag: 'financial', for: ['/annualIncome'] },
        {
          source: mail.source,
          at: { words: 'He wants to secure a loan that he gave to his son' },
          tag: 'financial',
          for: ['/financialJustification'],
        },
      ],
    },
    { reason: 'always', status: 'open' },
  );
}
