import type { Applicant } from '../applicant.ts';

/** An angina and a stent in 2022 that the form does not mention. */
export const wielgosz: Applicant = {
  key: 'wielgosz',
  reference: 'NL-2026-04402',
  name: 'Tomasz Wielgosz',
  dateOfBirth: '1968-05-30',
  sex: 'male',
  address: 'Boschdijk 301, 5612 HC Eindhoven',
  phone: '+31 40 555 0163',
  email: 't.wielgosz@post.example',
  maritalStatus: 'married',
  identityDocument: 'Identity card CCF330127 (Poland)',
  product: 'Term assurance',
  sumAssured: 120_000,
  termYears: 9,
  purpose: "Cover of a private loan for the son's business",
  beneficiary: 'Spouse, Barbara Wielgosz',
  coverInForce: [],
  occupation: 'Maintenance technician',
  employer: 'Philora Lighting',
  duties: 'Electrical maintenance of production lines, day shift, some work from ladders up to 4 m',
  hazards: [],
  income: 49_800,
  assets: 86_000,
  debts: 'Private loan EUR 110,000, from 2026',
  heightCm: 176,
  weightKg: 84,
  tobacco: 'Former',
  tobaccoDetail: 'Cigarettes, 20 a day, 1986 to 2022',
  alcoholUnits: 6,
  medicalYes: { 2: 'Cholesterol, tablets since 2022.', 12: 'See medicines.' },
  medication: [{ name: 'Atorvastatin', dose: '40 mg once a day', since: '2022' }],
  physician: { name: 'Dr P. van den Heuvel', practice: 'Medisch Centrum Woensel', town: 'Eindhoven' },
  signed: { place: 'Eindhoven', on: '2026-10-21' },
  lab: { collected: '2026-10-29', results: { HBA1C: 5.8, CHOL: 4.1, HDL: 1.06, LDL: 2.1, COT: 2, CRP: 2.2 } },
  mail: {
    broker: 'Joost van Aalst',
    firm: 'Van Aalst & Partners Adviseurs',
    address: 'joost@vanaalst.example',
    sent: '2026-11-02T10:04:00Z',
    text: `Good morning,

Attached is the application of Mr Wielgosz with the physician's letter and the laboratory file.

He wants to secure a loan that he gave to his son, who opens a bicycle workshop in January. Please let me know early if anything is missing.`,
  },
  letter: {
    date: '30 October 2026',
    as: 'pdf',
    paragraphs: [
      'I am the general practitioner of Mr Wielgosz since 2006. He was examined on 29 October 2026: height 176 cm, weight 85 kg, blood pressure 128/78 and 130/80.',
      'In June 2022 he was admitted to the Catharina hospital with unstable angina. Angiography showed a stenosis of 80 % of the left anterior descending artery, which was treated with one drug-eluting stent. He made a good recovery, completed rehabilitation and stopped smoking at that time.',
      'Exercise test in May 2026: 9.2 METS, no symptoms, no changes on the electrocardiogram. Ejection fraction 58 %.',
      'Medication: acetylsalicylic acid 80 mg, atorvastatin 40 mg, metoprolol 50 mg. He is followed once a year by the cardiologist, whose last letter raises no concern.',
    ],
  },
};
