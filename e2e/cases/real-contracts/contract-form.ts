import type { BundleFileInput } from '../bundle.ts';
import type { CuadCase } from './cuad.ts';
import { type AnswerKind, type ContractQuestion, questions } from './questions.ts';

const yesNo = {
  type: 'string',
  oneOf: [
    { const: 'yes', title: 'Yes' },
    { const: 'no', title: 'No' },
  ],
};

const shapes: Readonly<Record<AnswerKind, object>> = {
  'yes-no': { ...yesNo, 'x-rationale': 'optional' },
  name: { type: 'string', minLength: 2, maxLength: 500 },
  text: { type: 'string', maxLength: 500 },
  date: { type: 'string', format: 'date' },
  parties: {
    type: 'array',
    minItems: 1,
    maxItems: 40,
    items: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', title: 'Name', minLength: 2 },
        alias: { type: 'string', title: 'Called in the contract' },
      },
    },
  },
};

/** The tag that the evidence of a section gets. */
const tagOf = (section: string): string => section.toLowerCase().replaceAll(' ', '-');

export const REAL_CONTRACTS = { processId: 'contract-review-cuad', version: 1 } as const;

/** The process that asks the data set's 41 questions; their explanations are the data set's. */
export function contractFormProcess(sample: CuadCase): BundleFileInput['processes'][number] {
  const explanations = new Map(
    sample.questions.map(({ category, question }) => [category, question.replace(/^.*?Details: /s, '')]),
  );
  const sections = [...new Set(questions.map(question => question.section))];
  const property = ({ category, kind, evidence, section }: ContractQuestion) => ({
    ...shapes[kind],
    title: category,
    description: explanations.get(category) ?? '',
    'x-evidence': evidence,
    'x-tag': tagOf(section),
    'x-weight': 1,
  });
  const colors = ['#5b6b7c', '#8a5a00', '#6b3fa0', '#2d5f8a', '#6a4a3c', '#2f6b43', '#1f6f78', '#a3344a'];
  return {
    ...REAL_CONTRACTS,
    name: 'Contract review, 41 questions',
    description: 'Real agreements from public filings, with the questions of the CUAD data set.',
    guidelines:
      '# Contract review\n\nAnswer every question from the contract alone. Cite the passage for each *yes*, each name and each date. A question that the contract does not answer stays empty, or *no*.\n',
    form: {
      schema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        required: questions
          .filter(({ kind, evidence }) => kind === 'yes-no' || evidence === 'required')
          .map(question => question.property),
        properties: Object.fromEntries(questions.map(question => [question.property, property(question)])),
      },
      uiSchema: {
        type: 'VerticalLayout',
        elements: sections.map(section => ({
          type: 'Group',
          label: section,
          elements: questions
            .filter(question => question.section === section)
            .map(question => ({ type: 'Control', scope: `#/properties/${question.property}` })),
        })),
      },
    },
    tags: sections.map((section, index) => ({
      id: tagOf(section),
      label: section,
      color: colors[index % colors.length],
      shortcut: String(index + 1),
    })),
    qa: { sampling: { type: 'percent', percent: 25 }, passScore: 95, defects: [] },
    targetMinutes: 60,
  };
}
