/** What an answer looks like; CUAD's own "answer format" is wrong or missing for some, so it is stated here. */
export type AnswerKind = 'name' | 'parties' | 'date' | 'text' | 'yes-no';

export interface ContractQuestion {
  /** The data set's name of the category. */
  readonly category: string;
  /** Property of the form. */
  readonly property: string;
  readonly kind: AnswerKind;
  readonly section: string;
  /** Whether an answer must cite its passage. A "no" has no passage, so most may. */
  readonly evidence: 'required' | 'optional';
}

const question = (
  section: string,
  category: string,
  kind: AnswerKind = 'yes-no',
  evidence: 'required' | 'optional' = 'optional',
) => ({
  section,
  category,
  kind,
  evidence,
  property: category
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .split(' ')
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join(''),
});

/** The 41 categories of CUAD v1, in sections that a reader of contracts would make. */
export const questions: readonly ContractQuestion[] = [
  question('Contract', 'Document Name', 'name', 'required'),
  question('Contract', 'Parties', 'parties', 'required'),
  question('Contract', 'Agreement Date', 'date'),
  question('Contract', 'Effective Date', 'date'),
  question('Term', 'Expiration Date', 'text'),
  question('Term', 'Renewal Term', 'text'),
  question('Term', 'Notice Period To Terminate Renewal', 'text'),
  question('Term', 'Termination For Convenience'),
  question('Term', 'Post-Termination Services'),
  question('Law', 'Governing Law', 'name'),
  question('Law', 'Third Party Beneficiary'),
  question('Law', 'Covenant Not To Sue'),
  question('Competition', 'Most Favored Nation'),
  question('Competition', 'Non-Compete'),
  question('Competition', 'Exclusivity'),
  question('Competition', 'Competitive Restriction Exception'),
  question('Competition', 'No-Solicit Of Customers'),
  question('Competition', 'No-Solicit Of Employees'),
  question('Competition', 'Non-Disparagement'),
  question('Transfer', 'Rofr/Rofo/Rofn'),
  question('Transfer', 'Change Of Control'),
  question('Transfer', 'Anti-Assignment'),
  question('Money', 'Revenue/Profit Sharing'),
  question('Money', 'Price Restrictions'),
  question('Money', 'Minimum Commitment'),
  question('Money', 'Volume Restriction'),
  question('Money', 'Audit Rights'),
  question('Intellectual property', 'Ip Ownership Assignment'),
  question('Intellectual property', 'Joint Ip Ownership'),
  question('Intellectual property', 'License Grant'),
  question('Intellectual property', 'Non-Transferable License'),
  question('Intellectual property', 'Affiliate License-Licensor'),
  question('Intellectual property', 'Affiliate License-Licensee'),
  question('Intellectual property', 'Unlimited/All-You-Can-Eat-License'),
  question('Intellectual property', 'Irrevocable Or Perpetual License'),
  question('Intellectual property', 'Source Code Escrow'),
  question('Liability', 'Uncapped Liability'),
  question('Liability', 'Cap On Liability'),
  question('Liability', 'Liquidated Damages'),
  question('Liability', 'Warranty Duration'),
  question('Liability', 'Insurance'),
];
