import type { FormDefinition } from '../../model/process.ts';

/** A form with everything in it that the tables try: sections, rules, a list with rules of its own, evidence, reasons. */
export const healthForm: FormDefinition = {
  schema: {
    type: 'object',
    title: 'Life application',
    required: ['applicant', 'smoker', 'age'],
    $defs: { money: { type: 'number', minimum: 0, multipleOf: 0.01, 'x-unit': 'EUR' } },
    properties: {
      applicant: {
        type: 'object',
        title: 'Applicant',
        required: ['name'],
        properties: {
          name: { type: 'string', title: 'Full name', minLength: 2, maxLength: 80 },
          born: { type: 'string', format: 'date', title: 'Date of birth' },
        },
      },
      age: {
        type: 'integer',
        title: 'Age at entry',
        minimum: 18,
        maximum: 75,
        'x-evidence': 'required',
        'x-weight': 3,
      },
      smoker: { type: 'boolean', title: 'Does the applicant smoke?', 'x-critical': true },
      perDay: { type: 'integer', title: 'Cigarettes a day', minimum: 1, 'x-evidence': 'required' },
      sum: { $ref: '#/$defs/money', title: 'Sum assured' },
      risk: {
        title: 'Risk class',
        oneOf: [
          { const: 'standard', title: 'Standard' },
          { const: 'rated', title: 'Rated', description: 'With a loading' },
        ],
        'x-rationale': 'required',
      },
      exclusions: { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['sport', 'travel', 'back'] } },
      notes: { type: 'string', maxLength: 4000 },
      conditions: {
        type: 'array',
        title: 'Conditions disclosed',
        maxItems: 3,
        items: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', title: 'Condition', 'x-evidence': 'required' },
            ongoing: { type: 'boolean', title: 'Ongoing' },
            since: { type: 'string', format: 'date', title: 'Since' },
          },
        },
      },
    },
    if: { properties: { risk: { const: 'rated' } }, required: ['risk'] },
    // JSON Schema's word.
    // oxlint-disable-next-line unicorn/no-thenable
    then: { required: ['notes'] },
    dependentRequired: { sum: ['risk'] },
  },
  uiSchema: {
    type: 'Categorization',
    elements: [
      {
        type: 'Category',
        label: 'Person',
        i18n: 'person',
        elements: [
          { type: 'Control', scope: '#/properties/applicant/properties/name' },
          {
            type: 'HorizontalLayout',
            elements: [
              { type: 'Control', scope: '#/properties/applicant/properties/born' },
              { type: 'Control', scope: '#/properties/age' },
            ],
          },
          { type: 'Control', scope: '#/properties/smoker' },
          {
            type: 'Control',
            scope: '#/properties/perDay',
            rule: { effect: 'SHOW', condition: { scope: '#/properties/smoker', schema: { const: true } } },
          },
        ],
      },
      {
        type: 'Category',
        label: 'Judgment',
        elements: [
          { type: 'Control', scope: '#/properties/sum' },
          { type: 'Control', scope: '#/properties/risk' },
          { type: 'Control', scope: '#/properties/exclusions' },
          { type: 'Control', scope: '#/properties/notes', options: { multi: true } },
          {
            type: 'Control',
            scope: '#/properties/conditions',
            options: {
              detail: {
                type: 'VerticalLayout',
                elements: [
                  { type: 'Control', scope: '#/properties/name' },
                  { type: 'Control', scope: '#/properties/ongoing' },
                  {
                    type: 'Control',
                    scope: '#/properties/since',
                    rule: {
                      effect: 'HIDE',
                      condition: { type: 'LEAF', scope: '#/properties/ongoing', expectedValue: false },
                    },
                  },
                ],
              },
            },
          },
        ],
      },
    ],
  },
  translations: { de: { 'person.label': 'Person (de)', 'smoker.label': 'Raucht die Person?' } },
};
