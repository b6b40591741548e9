import { LEILA } from '../../people.ts';
import { type HistoryInput, submittedOf } from '../../judged.ts';
import type { ApplicantDocuments } from '../documents.ts';

/** Judged in good faith by the form; the blood and the letter say otherwise, and the lead sent it back. */
export function returnedFerrante({ application, letter, lab }: ApplicantDocuments): HistoryInput {
  if (!lab) throw new Error('Ferrante has laboratory results');
  return submittedOf(
    {
      caseId: 'nb-ferrante',
      by: LEILA,
      at: 'now-29h',
      minutes: 27,
      answers: {
        applicantName: 'Giulia Ferrante',
        dateOfBirth: '1974-11-23',
        identityMatches: true,
        product: 'term',
        sumAssured: 180_000,
        termYears: 13,
        occupation: 'Runs a restaurant; kitchen and service',
        hazardousDuties: 'none',
        smokerDeclared: 'never',
        heightCm: 164,
        weightKg: 70,
        bmi: 26,
        systolic: 133,
        diastolic: 83,
        smokerStatus: 'former',
        hba1cPercent: 5.6,
        diabetesDisclosed: false,
        nonDisclosure: 'minor',
        medications: [{ name: 'Amlodipine', dose: '5 mg once a day', since: 2021 }],
        impairments: [],
        annualIncome: 61_500,
        existingCover: 40_000,
        incomeMultiple: 3.6,
        financialJustification: 'justified',
        evidenceComplete: 'yes',
        totalDebits: 0,
        summary:
          'Well controlled hypertension on one drug. Stopped smoking in March 2026 according to her physician. Laboratory otherwise unremarkable; standard terms.',
      },
      rationale: { '/nonDisclosure': 'She said never smoked; the physician records that she stopped this spring.' },
      confidence: { '/smokerStatus': 0.5, '/nonDisclosure': 0.5 },
      decision: { result: 'standard', matchedRules: ['standard'] },
      marks: [
        { source: application.source, at: { words: '23/11/1974' }, tag: 'identity', for: ['/dateOfBirth'] },
        { source: application.source, at: { words: 'EUR 180,000' }, tag: 'financial', for: ['/sumAssured'] },
        {
          source: application.source,
          at: { words: 'Running a restaurant of 48 seats' },
          tag: 'occupation',
          for: ['/hazardousDuties', '/occupation'],
        },
        {
          source: letter.source,
          at: { area: { left: 11, top: 31.6, width: 78, height: 7 } },
          tag: 'medical',
          note: 'Two readings, mean 133/83',
          for: ['/systolic'],
        },
        {
          source: letter.source,
          at: { area: { left: 11, top: 45.2, width: 78, height: 7.8 } },
          tag: 'tobacco',
          for: ['/smokerStatus', '/nonDisclosure'],
        },
        { source: lab.source, at: { test: 'HBA1C' }, tag: 'lab', for: ['/hba1cPercent'] },
        { source: application.source, at: { words: 'EUR 61,500' }, tag: 'financial', for: ['/annualIncome'] },
      ],
    },
    {
      reason: 'sampled',
      status: 'completed',
      completedAt: 'now-21h',
      disposition: 'return',
      score: 71,
      comment:
        'Good work on the pressure and the finances. Please look at the tobacco again: the laboratory was not used, and it decides (guideline 1.3).',
      items: [
        { pointer: '/dateOfBirth', verdict: 'correct' },
        { pointer: '/sumAssured', verdict: 'correct' },
        { pointer: '/hazardousDuties', verdict: 'correct' },
        { pointer: '/systolic', verdict: 'correct' },
        {
          pointer: '/smokerStatus',
          verdict: 'incorrect',
          defectId: 'missed-fact',
          correctedValue: 'current',
          comment:
            'Cotinine is 214 ng/mL, and the letter itself speaks of the occasional cigarette after closing time. Either is enough: current (guideline 2.4).',
        },
        {
          pointer: '/nonDisclosure',
          verdict: 'incorrect',
          defectId: 'missed-fact',
          correctedValue: 'material',
          comment:
            '"Never" against a smoker\'s cotinine changes the tariff. That is material, and then the case is referred (2.3).',
        },
        { pointer: '/hba1cPercent', verdict: 'correct' },
        { pointer: '/annualIncome', verdict: 'correct' },
      ],
    },
  );
}
