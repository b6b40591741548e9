import type { Applicant } from '../applicant.ts';

/** An "inspection engineer" who turns out to dive. */
export const reid: Applicant = {
  key: 'reid',
  reference: 'NL-2026-04429',
  name: 'Callum Reid',
  dateOfBirth: '1985-09-08',
  sex: 'male',
  address: 'Buitenhaven 16, 4381 JW Vlissingen',
  phone: '+31 118 555 0126',
  email: 'callum.reid@post.example',
  maritalStatus: 'single',
  identityDocument: 'Passport 551903274 (United Kingdom)',
  product: 'Term assurance',
  sumAssured: 380_000,
  termYears: 15,
  purpose: 'Partnership agreement with the co-owner of the firm',
  beneficiary: 'Reid & Mulder Inspections V.O.F.',
  coverInForce: [{ company: 'Albion Mutual', kind: 'Term assurance', sum: 150_000, since: '2019' }],
  occupation: 'Inspection engineer',
  employer: 'self, Reid & Mulder Inspections V.O.F.',
  duties: 'Inspecting quay walls, locks and foundations of wind turbines, reporting to the owners',
  hazards: ['Work offshore'],
  income: 88_000,
  assets: 64_000,
  debts: 'None',
  heightCm: 180,
  weightKg: 79,
  tobacco: 'Never',
  tobaccoDetail: '',
  alcoholUnits: 8,
  medicalYes: { 9: 'Off work for five weeks in 2023, dislocated shoulder.' },
  medication: [],
  physician: { name: 'Dr A. Schipper', practice: 'Huisartsen aan de Schelde', town: 'Vlissingen' },
  signed: { place: 'Vlissingen', on: '2026-11-02' },
  lab: { collected: '2026-11-10', results: { HBA1C: 5.2, COT: 0, HCT: 0.47, HDL: 1.55 } },
  mail: {
    broker: 'Sjoerd Wiersma',
    firm: 'Maritiem Assuradeuren Zeeland',
    address: 's.wiersma@maz.example',
    sent: '2026-11-16T16:30:00Z',
    text: `Hello,

Callum Reid's application for the partnership cover. Both partners are insured for each other's benefit, Mr Mulder's policy was accepted by you in September (NL-2026-03977).

To avoid questions: most of the work is done from a boat with a camera. When the visibility is poor he goes down himself, on surface-supplied air, last year on some thirty days and never below 28 metres. He holds a valid certificate for it.`,
  },
  letter: {
    date: '11 November 2026',
    as: 'pdf',
    paragraphs: [
      'Mr Reid came to this practice in 2018. On examination on 10 November 2026: height 180 cm, weight 80 kg, blood pressure 124/76 and 122/78, lung function normal.',
      'He dislocated his right shoulder in a fall on deck in April 2023, was operated on in May and has full movement again.',
      'He attends the yearly examination for commercial divers in Goes; the last certificate, of February 2026, has no restriction. In 2021 he was treated once in a decompression chamber for pain in the knee after a working dive. It resolved within a day and has not come back.',
      'He has never smoked. No medication.',
    ],
  },
};
