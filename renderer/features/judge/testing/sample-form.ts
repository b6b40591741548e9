import type { FormDefinition } from '../../../../shared/model/process.ts';

/** A form as a client would make it: parts, conditions, a list, evidence, reasons. */
export const sampleForm: FormDefinition = {
  schema: {
    type: 'object',
    required: ['occupation', 'smoker', 'risk'],
    properties: {
      occupation: { type: 'string', title: 'Occupation', maxLength: 120, 'x-evidence': 'required' },
      born: { type: 'string', format: 'date', title: 'Date of birth' },
      height: { type: 'integer', title: 'Height', minimum: 100, maximum: 230, 'x-unit': 'cm' },
      inches: {
        type: 'number',
        title: 'Height in inches',
        'x-unit': 'in',
        'x-calculated': 'decimal(height / 2.54, 1)',
      },
      smoker: {
        type: 'boolean',
        title: 'Has the applicant used nicotine in the last 12 months?',
        description:
          'Count e-cigarettes and replacement products. If the application and the doctor’s letter differ, the letter counts.',
        'x-evidence': 'required',
        'x-critical': true,
      },
      perDay: { type: 'integer', title: 'Cigarettes a day', minimum: 1, maximum: 100 },
      conditions: {
        type: 'array',
        title: 'Conditions disclosed',
        maxItems: 5,
        items: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', title: 'Condition' },
            ongoing: { type: 'boolean', title: 'Still in treatment' },
          },
        },
      },
      risk: {
        title: 'Risk class',
        oneOf: [
          { const: 'standard', title: 'Standard' },
          { const: 'rated', title: 'Rated' },
          { const: 'declined', title: 'Decline' },
        ],
        'x-rationale': 'required',
      },
      notes: { type: 'string', maxLength: 4000, title: 'Notes for the client' },
    },
  },
  uiSchema: {
    type: 'Categorization',
    elements: [
      {
        type: 'Category',
        label: 'Applicant',
        elements: [
          { type: 'Control', scope: '#/properties/occupation' },
          {
            type: 'HorizontalLayout',
            elements: [
              { type: 'Control', scope: '#/properties/born' },
              { type: 'Control', scope: '#/properties/height' },
            ],
          },
          { type: 'Control', scope: '#/properties/inches' },
          { type: 'Control', scope: '#/properties/smoker' },
          {
            type: 'Control',
            scope: '#/properties/perDay',
            rule: { effect: 'SHOW', condition: { scope: '#/properties/smoker', schema: { const: true } } },
          },
        ],
      },
      { type: 'Category', label: 'Health', elements: [{ type: 'Control', scope: '#/properties/conditions' }] },
      {
        type: 'Category',
        label: 'Outcome',
        elements: [
          { type: 'Control', scope: '#/properties/risk' },
          { type: 'Control', scope: '#/properties/notes' },
        ],
      },
    ],
  },
};
