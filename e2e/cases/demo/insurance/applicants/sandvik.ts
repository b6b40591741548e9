import type { Applicant } from '../applicant.ts';

/** A crane operator offshore whose blood says diabetes; the form says no. */
export const sandvik: Applicant = {
  key: 'sandvik',
  reference: 'NL-2026-04417',
  name: 'Henrik Sandvik',
  dateOfBirth: '1980-03-14',
  sex: 'male',
  address: 'Prins Hendrikkade 42, 1785 AC Den Helder',
  phone: '+31 223 555 0142',
  email: 'h.sandvik@post.example',
  maritalStatus: 'married',
  identityDocument: 'Passport NX4482109',
  product: 'Term assurance',
  sumAssured: 450_000,
  termYears: 20,
  purpose: 'Protection of the family and of the loan on the house',
  beneficiary: 'Spouse, Ellen Sandvik-Bos',
  coverInForce: [{ company: 'Delta Leven', kind: 'Term assurance', sum: 100_000, since: '2014' }],
  occupation: 'Crane operator',
  employer: 'Noordzee Lifting B.V.',
  duties: 'Operating deck and pedestal cranes, two weeks on, two weeks off, on platform K7 and service vessels',
  hazards: ['Work at heights over 15 m', 'Work offshore'],
  income: 78_400,
  assets: 112_000,
  debts: 'Mortgage EUR 296,000 with Noordbank, to 2046',
  heightCm: 183,
  weightKg: 101,
  tobacco: 'Former',
  tobaccoDetail: 'Cigarettes, 15 a day, 1998 to 2011',
  alcoholUnits: 10,
  medicalYes: {
    2: 'Told in 2024 that cholesterol was "a bit up". Diet, no tablets.',
    11: 'Father, type 2 diabetes from the age of 55.',
  },
  medication: [],
  physician: { name: 'Dr M. A. Terpstra', practice: 'Huisartsen Binnenhaven', town: 'Den Helder' },
  signed: { place: 'Den Helder', on: '2026-10-28' },
  lab: {
    collected: '2026-11-04',
    results: {
      HBA1C: 7.1,
      GLU: 8.4,
      UGLU: 1.6,
      CHOL: 6.2,
      HDL: 1.02,
      LDL: 4.1,
      TRIG: 2.6,
      GGT: 71,
      ALT: 49,
      UALB: 3.8,
    },
  },
  mail: {
    broker: 'Joost van Aalst',
    firm: 'Van Aalst & Partners Adviseurs',
    address: 'joost@vanaalst.example',
    sent: '2026-11-09T08:12:00Z',
    text: `Good morning,

Please find attached the signed application of Mr Sandvik, the letter of his physician and the results from the laboratory.

Mr Sandvik goes offshore again on Thursday and would very much like to know where he stands before he leaves. His bank holds the interest rate until the end of this week; without proof of cover the offer lapses and the new rate is 0.6 % higher. I would be grateful if you could treat this as urgent.

You will see that he is a big man. He plays handball and, in my opinion, is as fit as anybody on that platform.`,
  },
  letter: {
    date: '3 November 2026',
    as: 'pdf',
    paragraphs: [
      'Mr Sandvik has been registered with this practice since 2009. I last saw him on 27 October 2026 for the examination that you asked for. Height 182 cm, weight 103 kg. Blood pressure 138/86 and 142/88, seated, right arm, five minutes apart.',
      'Past history: fracture of the left wrist in 2003, healed without limitation. He stopped smoking in 2011 and has not smoked since, to my knowledge.',
      'In March 2025 a fasting glucose of 7.3 mmol/L was found at a works medical and repeated here at 7.0. I discussed the probability of type 2 diabetes with him and gave advice on diet. He was to come back after three months for an HbA1c but did not attend, nor has he taken up the invitation for screening of the eyes.',
      'No medication. Heart sounds normal, no bruits, foot pulses present, sensation intact. I have no further information that bears on the risk.',
    ],
  },
};
