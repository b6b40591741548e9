import type { Applicant } from '../applicant.ts';

/** Young and well; the question is whether the cover fits the income. */
export const nair: Applicant = {
  key: 'nair',
  reference: 'NL-2026-04433',
  name: 'Priyanka Nair',
  dateOfBirth: '1997-01-19',
  sex: 'female',
  address: 'Zuidas Boulevard 9, apartment 41, 1082 MD Amsterdam',
  phone: '+31 20 555 0184',
  email: 'p.nair@post.example',
  maritalStatus: 'married',
  identityDocument: 'Passport Z5519024 (India), residence permit 2023-118840',
  product: 'Decreasing term (mortgage)',
  sumAssured: 610_000,
  termYears: 30,
  purpose: 'Mortgage on a first home, offer of 12 October 2026',
  beneficiary: 'Amstel Hypotheken N.V., then spouse',
  coverInForce: [{ company: 'Employer group scheme', kind: 'Group life', sum: 190_000, since: '2023' }],
  occupation: 'Software engineer',
  employer: 'Brightwater Payments',
  duties: 'Design and programming, three days a week at the office, two at home',
  hazards: [],
  income: 94_500,
  assets: 51_000,
  debts: 'Mortgage EUR 610,000 with Amstel Hypotheken, to begin in January 2027',
  heightCm: 159,
  weightKg: 54,
  tobacco: 'Never',
  tobaccoDetail: '',
  alcoholUnits: 0,
  medicalYes: { 11: 'Mother, type 2 diabetes from the age of 52.' },
  medication: [],
  physician: { name: 'Dr L. Visser', practice: 'Huisartsenpraktijk Buitenveldert', town: 'Amsterdam' },
  signed: { place: 'Amsterdam', on: '2026-11-06' },
  lab: { collected: '2026-11-13', results: { HBA1C: 5.4, HB: 117, MCV: 78, COT: 0, HDL: 1.6 } },
  mail: {
    broker: 'Fenna Dijkstra',
    firm: 'Dijkstra Financieel Advies',
    address: 'fenna@dijkstra-advies.example',
    sent: '2026-11-17T09:21:00Z',
    text: `Dear colleagues,

Enclosed are the papers of Mrs Nair for the cover of her mortgage. The notary's appointment is on 15 December. The offer of Amstel Hypotheken (EUR 610,000, 30 years, annuity) can be sent if you wish to have it on file.

The group scheme of her employer pays two yearly salaries and ends when she leaves.`,
  },
  letter: {
    date: '12 November 2026',
    as: 'image',
    paragraphs: [
      'Mrs Nair has been registered here since February 2023. Examination on 12 November 2026: height 159 cm, weight 54 kg, blood pressure 112/70 and 110/70.',
      'There is no relevant history. A mild iron deficiency was found this autumn and she has been given iron tablets for three months; the cause is menstrual and needs no investigation.',
      'She does not smoke or drink. Because of the family history her glucose is checked every second year and has been normal.',
    ],
  },
};
