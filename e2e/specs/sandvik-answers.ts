import type { Answer } from '../pages/judgment-form.ts';

export const SANDVIK = 'NL-2026-04417';

/** What an analyst finds in the papers of the demonstration case, question by question, without the repeating groups. */
export const sandvikAnswers: readonly Answer[] = [
  { question: 'Name of the life to be assured', type: 'Henrik Sandvik' },
  { question: 'Date of birth', date: { day: '14', month: '03', year: '1980' } },
  { question: 'Name and date of birth agree in all documents', choose: 'Yes' },
  { question: 'Product applied for', choose: 'Term assurance' },
  { question: 'Sum assured (EUR)', type: '450000' },
  { question: 'Term (years)', type: '20' },
  { question: 'Occupation, as it is done', type: 'Crane operator on an offshore platform' },
  { question: 'Hazardous duties', choose: 'Heights over 15 m' },
  { question: 'Tobacco, as declared by the applicant', choose: 'Former' },
  { question: 'Height (cm)', type: '182' },
  { question: 'Weight (kg)', type: '103' },
  { question: 'Systolic pressure (mean)', type: '140' },
  { question: 'Diastolic pressure (mean)', type: '87' },
  { question: 'Tobacco, as assessed', choose: 'Former, none for 12 months' },
  { question: 'HbA1c (%)', type: '7.1' },
  { question: 'Diabetes was disclosed in the application', choose: 'No' },
  { question: 'Type', choose: 'Not diagnosed' },
  { question: 'Treatment', choose: 'Diet' },
  { question: 'Non-disclosure', choose: 'Material' },
  { question: 'Yearly income (EUR)', type: '78400' },
  { question: 'Cover in force (EUR)', type: '100000' },
  { question: 'Financial justification', choose: 'Justified' },
  { question: 'Evidence complete', choose: 'Yes' },
  {
    question: 'Summary for the file',
    type: 'Glucose of 7.3 and 7.0 in 2025 and an HbA1c of 7.1 now: diabetes that the application does not state. Works offshore and at heights. To be rated once the eyes have been screened.',
  },
];

/** Texts of this case and of its judgment that must not be found on the disk. */
export const sandvikCanaries: readonly string[] = [
  'Sandvik, term assurance',
  'Henrik Sandvik',
  'Prins Hendrikkade',
  'Crane operator on an offshore platform',
  'diabetes that the application does not state',
  'Noordzee Lifting',
  'He stopped smoking in 2011',
  'Told in 2024 that cholesterol',
  'goes offshore again on Thursday',
  'Leila Haddad',
];
