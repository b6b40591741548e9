import { MATEO } from '../../people.ts';
import { type HistoryInput, submittedOf } from '../../judged.ts';
import type { ApplicantDocuments } from '../documents.ts';

/** A clean file, judged and accepted. */
export function acceptedBaumann({ application, letter, lab }: ApplicantDocuments): HistoryInput {
  if (!lab) throw new Error('Baumann has laboratory results');
  return submittedOf(
    {
      caseId: 'nb-baumann',
      by: MATEO,
      at: 'now-3d',
      minutes: 19,
      answers: {
        applicantName: 'Ingrid Baumann',
        dateOfBirth: '1989-12-05',
        identityMatches: true,
        product: 'decreasing-term',
        sumAssured: 265_000,
        termYears: 25,
        occupation: 'Architect, building sites twice a month',
        hazardousDuties: 'none',
        smokerDeclared: 'never',
        heightCm: 174,
        weightKg: 68,
        bmi: 22.5,
        systolic: 115,
        diastolic: 71,
        smokerStatus: 'never',
        hba1cPercent: 5,
        diabetesDisclosed: false,
        nonDisclosure: 'none',
        medications: [],
        impairments: [],
        annualIncome: 68_900,
        existingCover: 0,
        incomeMultiple: 3.8,
        financialJustification: 'justified',
        evidenceComplete: 'yes',
        totalDebits: 0,
        summary: 'A healthy architect of 36 with no history. The cover repays the mortgage. Standard terms.',
      },
      rationale: { '/nonDisclosure': 'Section C and the letter of Dr Wolters agree line by line.' },
      confidence: { '/nonDisclosure': 1, '/smokerStatus': 1 },
      decision: { result: 'standard', matchedRules: ['standard'] },
      marks: [
        { source: application.source, at: { words: '05/12/1989' }, tag: 'identity', for: ['/dateOfBirth'] },
        { source: application.source, at: { words: 'EUR 265,000' }, tag: 'financial', for: ['/sumAssured'] },
        {
          source: application.source,
          at: { words: 'visits to building sites about twice a month' },
          tag: 'occupation',
          for: ['/hazardousDuties'],
        },
        {
          source: letter.source,
          at: { area: { left: 10, top: 33, width: 80, height: 14 } },
          tag: 'medical',
          for: ['/systolic', '/nonDisclosure'],
        },
        { source: lab.source, at: { test: 'COT' }, tag: 'tobacco', for: ['/smokerStatus'] },
        { source: lab.source, at: { test: 'HBA1C' }, tag: 'lab', for: ['/hba1cPercent'] },
        { source: application.source, at: { words: 'EUR 68,900' }, tag: 'financial', for: ['/annualIncome'] },
      ],
    },
    {
      reason: 'sampled',
      status: 'completed',
      completedAt: 'now-2d',
      disposition: 'accept',
      score: 100,
      comment: 'Clean. Thank you.',
      items: [
        { pointer: '/dateOfBirth', verdict: 'correct' },
        { pointer: '/smokerStatus', verdict: 'correct' },
        { pointer: '/nonDisclosure', verdict: 'correct' },
        { pointer: '/hba1cPercent', verdict: 'correct' },
      ],
    },
  );
}
