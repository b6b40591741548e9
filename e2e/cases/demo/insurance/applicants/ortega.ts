import type { Applicant } from '../applicant.ts';

/** A large sum for a modest income, and a liver that drinks more than the form. */
export const ortega: Applicant = {
  key: 'ortega',
  reference: 'NL-2026-04443',
  name: 'Daniel Ortega Ruiz',
  dateOfBirth: '1972-02-16',
  sex: 'male',
  address: 'Vrijthof 30, 6211 LE Maastricht',
  phone: '+31 43 555 0108',
  email: 'd.ortega@post.example',
  maritalStatus: 'married',
  identityDocument: 'Passport PAF204418 (Spain)',
  product: 'Whole life',
  sumAssured: 750_000,
  termYears: 30,
  purpose: 'Provision for the family',
  beneficiary: 'Spouse and three children',
  coverInForce: [{ company: 'Seguros Teide', kind: 'Term assurance', sum: 60_000, since: '2009' }],
  occupation: 'Wine merchant',
  employer: 'self, Bodega Ortega',
  duties: 'Buying, tasting, selling to restaurants; about 45,000 km a year by car',
  hazards: ['Driving over 40,000 km a year'],
  income: 52_000,
  assets: 95_000,
  debts: 'Stock finance EUR 80,000',
  heightCm: 172,
  weightKg: 88,
  tobacco: 'Former',
  tobaccoDetail: 'Cigars at weekends, until 2019',
  alcoholUnits: 7,
  medicalYes: { 2: 'Blood pressure borderline in 2024, watched.' },
  medication: [],
  physician: { name: 'Dr E. Claessens', practice: 'Huisartsen Wyck', town: 'Maastricht' },
  signed: { place: 'Maastricht', on: '2026-11-10' },
  lab: {
    collected: '2026-11-17',
    results: { HBA1C: 6.1, GGT: 238, ALT: 68, AST: 74, MCV: 101, TRIG: 3.4, CHOL: 6.9, HDL: 1.08, COT: 4, URATE: 466 },
  },
  mail: {
    broker: 'Sjoerd Wiersma',
    firm: 'Maritiem Assuradeuren Zeeland',
    address: 's.wiersma@maz.example',
    sent: '2026-11-19T12:06:00Z',
    text: `Hello,

Mr Ortega Ruiz would like to insure 750,000 for his family. I asked him how he came to that figure; he told me that his brother in Valencia has the same.

He tastes for a living, so do not be surprised by a liver value or two.`,
  },
  letter: {
    date: '18 November 2026',
    as: 'image',
    paragraphs: [
      'Mr Ortega Ruiz has been on our list since 2011. Examination on 17 November 2026: height 171 cm, weight 90 kg, blood pressure 148/94 and 146/92.',
      'Blood pressure has been above 140/90 on four occasions since 2024. He prefers not to take tablets.',
      'On questioning he drinks half a bottle of wine with the evening meal on most days, more at weekends, apart from what he tastes in his profession. I advised him to cut down in January and repeated this now. The liver is palpable two fingers below the rib.',
      'He gave up cigars in 2019. No admissions, no mental illness.',
    ],
  },
};
