import type { Applicant } from '../applicant.ts';

/** "Never" smoked on the form, "stopped in March" in the letter, cotinine of 214 in the blood. */
export const ferrante: Applicant = {
  key: 'ferrante',
  reference: 'NL-2026-04398',
  name: 'Giulia Ferrante',
  dateOfBirth: '1974-11-23',
  sex: 'female',
  address: 'Sint Annastraat 77, 6524 EH Nijmegen',
  phone: '+31 24 555 0177',
  email: 'g.ferrante@post.example',
  maritalStatus: 'divorced',
  identityDocument: 'Passport YB0917733 (Italy)',
  product: 'Term assurance',
  sumAssured: 180_000,
  termYears: 13,
  purpose: 'Cover until retirement, for two children at university',
  beneficiary: 'Children in equal parts',
  coverInForce: [{ company: 'Assicurazioni Lido', kind: 'Whole life', sum: 40_000, since: '2003' }],
  occupation: 'Restaurant owner',
  employer: 'self',
  duties: 'Running a restaurant of 48 seats: kitchen in the morning, guests in the evening, books on Mondays',
  hazards: [],
  income: 61_500,
  assets: 140_000,
  debts: 'Business loan EUR 55,000, personally guaranteed',
  heightCm: 164,
  weightKg: 69,
  tobacco: 'Never',
  tobaccoDetail: '',
  alcoholUnits: 9,
  medicalYes: { 2: 'Blood pressure raised in 2021, on treatment.', 12: 'See medicines.' },
  medication: [{ name: 'Amlodipine', dose: '5 mg once a day', since: '2021' }],
  physician: { name: 'Dr H. Postma', practice: 'Praktijk Bottendaal', town: 'Nijmegen' },
  signed: { place: 'Nijmegen', on: '2026-10-19' },
  lab: { collected: '2026-10-26', results: { HBA1C: 5.6, COT: 214, WBC: 11.6, HDL: 1.21, CHOL: 5.6, TRIG: 1.9 } },
  mail: {
    broker: 'Ruben Kok',
    firm: 'Kok Verzekeringen',
    address: 'ruben@kokverzekeringen.example',
    sent: '2026-10-30T15:55:00Z',
    text: `Dear underwriting team,

The file of Mrs Ferrante is attached. She is a non-smoker, so please apply the non-smoker tariff as quoted (EUR 61.20 a month). The quotation is valid until the end of next month.

Her blood pressure is well under control, as Dr Postma confirms.`,
  },
  letter: {
    date: '27 October 2026',
    as: 'pdf',
    paragraphs: [
      'Mrs Ferrante has been my patient since 2012. Examined on 26 October 2026: height 164 cm, weight 70 kg, blood pressure 134/82 and 132/84 on treatment.',
      'Essential hypertension since 2021, treated with amlodipine 5 mg, well controlled. Kidney function is normal.',
      'Tobacco: she smoked ten to fifteen cigarettes a day for many years. She tells me that she stopped in March 2026 with the help of nicotine patches, and that she has the occasional cigarette after closing time.',
      'She was off work for eleven days in 2023 after a removal of the gall bladder. No other operations and no mental illness.',
    ],
  },
};
