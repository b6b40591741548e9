const control = (name: string, options?: Record<string, unknown>) => ({
  type: 'Control',
  scope: `#/properties/${name}`,
  ...(options && { options }),
});
const nested = (parent: string, ...names: string[]) =>
  names.map(name => ({ type: 'Control', scope: `#/properties/${parent}/properties/${name}` }));
const row = (...names: string[]) => ({ type: 'HorizontalLayout', elements: names.map(name => control(name)) });
const on = (name: string, schema: Record<string, unknown>) => ({
  scope: `#/properties/${name}`,
  schema,
  failWhenUndefined: true,
});

/** The JSON Forms layout of the form: five sections, two groups that show themselves when they are needed. */
export const insuranceLayout = {
  type: 'VerticalLayout',
  elements: [
    { type: 'Group', label: 'Identity', elements: [row('applicantName', 'dateOfBirth'), control('identityMatches')] },
    {
      type: 'Group',
      label: 'Application',
      elements: [
        control('product'),
        row('sumAssured', 'termYears'),
        control('occupation'),
        control('hazardousDuties'),
        control('smokerDeclared'),
      ],
    },
    {
      type: 'Group',
      label: 'Medical',
      elements: [
        row('heightCm', 'weightKg', 'bmi'),
        row('systolic', 'diastolic'),
        control('smokerStatus'),
        {
          type: 'Group',
          label: 'Tobacco details',
          elements: nested('smoking', 'cigarettesPerDay', 'sinceYear', 'cotinineNgMl'),
          rule: { effect: 'SHOW', condition: on('smokerStatus', { const: 'current' }) },
        },
        control('hba1cPercent'),
        control('diabetesDisclosed'),
        {
          type: 'Group',
          label: 'Diabetes',
          elements: nested('diabetes', 'kind', 'diagnosedOn', 'treatment', 'complications'),
          rule: {
            effect: 'SHOW',
            condition: {
              type: 'OR',
              conditions: [on('diabetesDisclosed', { const: true }), on('hba1cPercent', { minimum: 6.5 })],
            },
          },
        },
        control('nonDisclosure'),
        control('medications'),
        control('impairments', { showSortButtons: true }),
      ],
    },
    {
      type: 'Group',
      label: 'Financial',
      elements: [row('annualIncome', 'existingCover', 'incomeMultiple'), control('financialJustification')],
    },
    {
      type: 'Group',
      label: 'Assessment',
      elements: [control('evidenceComplete'), control('totalDebits'), control('summary', { multi: true })],
    },
  ],
};
