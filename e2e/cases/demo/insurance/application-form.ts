import { choiceRow, fieldRow, sectionBar, signature, table, yesNoQuestion } from '../pdf/form-parts.ts';
import { A4, ink, type Paper, type Printed, startPaper } from '../pdf/paper.ts';
import type { Applicant } from './applicant.ts';
import { medicalQuestions } from './medical-questions.ts';

const euros = (amount: number): string => `EUR ${amount.toLocaleString('en-GB')}`;
const day = (iso: string): string => iso.split('-').toReversed().join('/');

/** The application form as it was sent in: filled in, ticked and signed. */
export async function applicationForm(applicant: Applicant): Promise<Printed> {
  const paper = await startPaper({
    title: `Application for life assurance ${applicant.reference}`,
    author: 'Northwind Life',
    madeAt: new Date(`${applicant.signed.on}T09:00:00Z`),
    margin: 48,
    top: 104,
    onPage: (page, number) => letterhead(page, number, applicant),
  });
  lifeAssured(paper, applicant);
  cover(paper, applicant);
  dutyOfDisclosure(paper);
  medical(paper, applicant);
  workAndMoney(paper, applicant);
  declaration(paper, applicant);
  return paper.finish();
}

function letterhead(paper: Paper, number: number, applicant: Applicant): void {
  const { sans, sansBold } = paper.fonts;
  paper.page().drawRectangle({ x: 48, y: A4.height - 62, width: 22, height: 22, color: ink.navy });
  paper.page().drawSvgPath('M 4 17 L 11 4 L 18 17 Z', { x: 48, y: A4.height - 40, color: ink.wash });
  paper.put('Northwind Life', 78, 54, { font: sansBold, size: 15, color: ink.navy });
  paper.put('Application for life assurance', 78, 67, { font: sans, size: 9, color: ink.grey });
  bars(paper, applicant.reference);
  paper.put(`Form NB-12 (edition 2025)   Reference ${applicant.reference}`, 378, 76, {
    font: sans,
    size: 7,
    color: ink.grey,
  });
  paper.rule(86, ink.navy);
  paper.rule(A4.height - 46);
  paper.put(
    'Northwind Life N.V., Havenkade 110, 3011 TA Rotterdam. Please use black or blue ink and block letters.',
    48,
    A4.height - 34,
    {
      font: sans,
      size: 6.8,
      color: ink.grey,
    },
  );
  paper.put(`Page ${number}`, A4.width - 76, A4.height - 34, { font: sans, size: 6.8, color: ink.grey });
}

/** A bar code of the reference, as forms have them; nothing here reads it. */
function bars(paper: Paper, reference: string): void {
  let x = 378;
  for (const letter of `*${reference}*`) {
    const code = letter.charCodeAt(0);
    for (let bit = 0; bit < 6; bit++) {
      const wide = (code >> bit) & 1;
      paper.page().drawRectangle({ x, y: A4.height - 64, width: wide ? 1.5 : 0.7, height: 24, color: ink.black });
      x += wide ? 2.2 : 1.6;
    }
  }
}

function lifeAssured(paper: Paper, applicant: Applicant): void {
  sectionBar(paper, 'A', 'Life to be assured');
  fieldRow(paper, [
    { label: 'Full name', value: applicant.name, share: 3 },
    { label: 'Date of birth (dd/mm/yyyy)', value: day(applicant.dateOfBirth), share: 1.6 },
    { label: 'Sex at birth', value: applicant.sex, share: 1 },
  ]);
  fieldRow(paper, [{ label: 'Address', value: applicant.address }]);
  fieldRow(paper, [
    { label: 'Telephone', value: applicant.phone },
    { label: 'E-mail', value: applicant.email, share: 1.6 },
  ]);
  choiceRow(paper, 'Marital status', ['single', 'married', 'divorced', 'widowed'], applicant.maritalStatus);
  fieldRow(paper, [
    { label: 'Proof of identity seen by the broker (kind and number)', value: applicant.identityDocument },
    { label: 'Resident in the EEA for the last five years', value: 'Yes', share: 0.7 },
  ]);
  paper.skip(14);
}

function cover(paper: Paper, applicant: Applicant): void {
  sectionBar(paper, 'B', 'Cover applied for');
  choiceRow(paper, 'Product', ['Term assurance', 'Decreasing term (mortgage)', 'Whole life'], applicant.product);
  fieldRow(paper, [
    { label: 'Sum assured', value: euros(applicant.sumAssured) },
    { label: 'Term in years', value: String(applicant.termYears), share: 0.6 },
    { label: 'Start of cover', value: 'On acceptance', share: 0.8 },
  ]);
  fieldRow(paper, [{ label: 'Purpose of the cover', value: applicant.purpose }]);
  fieldRow(paper, [{ label: 'Beneficiary', value: applicant.beneficiary }]);
  paper.skip(10);
  paper.put('Life cover in force or applied for elsewhere', paper.margin, paper.y() + 8, {
    font: paper.fonts.sansBold,
    size: 8.8,
  });
  paper.skip(14);
  const inForce = applicant.coverInForce.map(one => [one.company, one.kind, euros(one.sum), one.since]);
  table(
    paper,
    [
      { label: 'Company', share: 3 },
      { label: 'Kind', share: 2.4 },
      { label: 'Sum assured', share: 1.6 },
      { label: 'Since', share: 1 },
    ],
    inForce.length > 0 ? inForce : [['None', '', '', '']],
  );
}

/** What the applicant is told before the medical questions; non-disclosure is judged against it. */
function dutyOfDisclosure(paper: Paper): void {
  const { sans, sansBold } = paper.fonts;
  paper.put('Please read this before you answer section C', paper.margin, paper.y() + 10, {
    font: sansBold,
    size: 9.5,
  });
  paper.skip(14);
  const notes = [
    'You must tell us everything that you know, or ought to know, about your health, your habits and your work that a reasonable insurer would want to take into account. If you are not sure whether something matters, write it down.',
    'A condition counts even if you have not seen a physician about it, if it has been treated with advice alone, or if you believe that it has passed. Smoking means any use of tobacco or of another product with nicotine, patches and electronic cigarettes included, however seldom.',
    'We may ask your physician for a report and may have your blood and urine examined. What we receive is read by our medical staff and by those who prepare their decisions, and by nobody else. You may ask for a copy.',
    'If an answer turns out to be incomplete, the benefit may be reduced or refused, even where the omission has nothing to do with the cause of the claim, within the limits that the law sets.',
  ];
  for (const note of notes) paper.flow(note, { font: sans, size: 8.6, leading: 1.45, after: 6 });
}

function medical(paper: Paper, applicant: Applicant): void {
  paper.newPage();
  sectionBar(paper, 'C', 'Medical history. Answer every question; give details for each Yes');
  fieldRow(paper, [
    { label: 'Height without shoes (cm)', value: String(applicant.heightCm) },
    { label: 'Weight in light clothing (kg)', value: String(applicant.weightKg) },
    { label: 'Alcohol, units a week', value: String(applicant.alcoholUnits) },
  ]);
  choiceRow(paper, 'Tobacco or nicotine in any form', ['Never', 'Former', 'Current'], applicant.tobacco);
  fieldRow(paper, [
    { label: 'If former or current: what, how much, from when to when', value: applicant.tobaccoDetail },
  ]);
  paper.skip(8);
  medicalQuestions.forEach((question, index) => {
    const detail = applicant.medicalYes[index + 1];
    yesNoQuestion(paper, `C${index + 1}`, question, detail !== undefined, detail);
  });
  paper.skip(12);
  paper.need(90);
  paper.put('Medicines taken now', paper.margin, paper.y() + 8, { font: paper.fonts.sansBold, size: 8.8 });
  paper.skip(14);
  const medicines = applicant.medication.map(one => [one.name, one.dose, one.since]);
  table(
    paper,
    [
      { label: 'Name', share: 2 },
      { label: 'Dose', share: 2 },
      { label: 'Since', share: 1 },
    ],
    medicines.length > 0 ? medicines : [['None', '', '']],
  );
  fieldRow(paper, [
    { label: 'Your physician', value: applicant.physician.name },
    { label: 'Practice', value: `${applicant.physician.practice}, ${applicant.physician.town}`, share: 1.6 },
  ]);
}

function workAndMoney(paper: Paper, applicant: Applicant): void {
  paper.newPage();
  sectionBar(paper, 'D', 'Occupation and finances');
  fieldRow(paper, [
    { label: 'Occupation', value: applicant.occupation },
    { label: 'Employer, or "self"', value: applicant.employer },
  ]);
  fieldRow(paper, [{ label: 'What you do on an ordinary working day, in your own words', value: applicant.duties }]);
  const hazards = [
    'Work at heights over 15 m',
    'Work offshore',
    'Diving',
    'Explosives',
    'Driving over 40,000 km a year',
  ];
  for (const hazard of hazards) {
    choiceRow(paper, hazard, ['Yes', 'No'], applicant.hazards.includes(hazard) ? 'Yes' : 'No');
  }
  paper.skip(10);
  fieldRow(paper, [
    { label: 'Gross yearly income', value: euros(applicant.income) },
    { label: 'Assets after debts', value: euros(applicant.assets) },
  ]);
  fieldRow(paper, [{ label: 'Mortgage and other debts', value: applicant.debts }]);
  paper.skip(16);
}

function declaration(paper: Paper, applicant: Applicant): void {
  sectionBar(paper, 'E', 'Declaration');
  const clauses = [
    'I declare that the answers in this form are complete and true to the best of my knowledge, also where they were written down by somebody else. I know that an answer which is wrong or left out may lead to a reduced benefit, to other terms or to no cover.',
    'I allow the physicians and laboratories named in this form to give Northwind Life the information that it asks for in order to assess this application, and I may withdraw this permission in writing at any time before the policy begins.',
    'I will tell Northwind Life at once if my health, my occupation or my pastimes change before I am told that the application has been accepted.',
    'I have been told how my personal data are used, how long they are kept and how I can ask for a copy of them.',
  ];
  clauses.forEach((clause, index) => {
    paper.put(`E${index + 1}`, paper.margin + 4, paper.y() + 11.9, { font: paper.fonts.sansBold, size: 8.8 });
    paper.flow(clause, { font: paper.fonts.sans, size: 8.8, indent: 28, after: 6 });
  });
  paper.skip(8);
  signature(paper, applicant.name, applicant.signed.place, day(applicant.signed.on));
  sectionBar(paper, 'F', 'For the office');
  fieldRow(paper, [
    { label: 'Broker', value: applicant.mail.broker },
    { label: 'Firm', value: applicant.mail.firm, share: 1.3 },
    { label: 'Received', value: day(applicant.mail.sent.slice(0, 10)), share: 0.7 },
  ]);
}
