/** What Northwind Life holds its answers against one another with (`x-checks`). */
export const insuranceChecks = [
  {
    id: 'pressures',
    severity: 'hard',
    when: 'diastolic >= systolic',
    message:
      'The diastolic pressure is below the systolic one in every reading. Look which of the two was taken over wrongly.',
    fields: ['/diastolic'],
  },
  {
    id: 'cover-and-income',
    severity: 'soft',
    when: 'incomeMultiple > 15',
    message: 'The cover comes to more than 15 times the yearly income. Say what explains it (guideline 5.1).',
    fields: ['/financialJustification'],
  },
  {
    id: 'tobacco-declared',
    severity: 'advisory',
    when: 'smokerDeclared = "never" and smokerStatus = "current"',
    message: 'Declared as never, assessed as current: is it a non-disclosure (guideline 2.4)?',
    fields: ['/nonDisclosure'],
  },
  {
    id: 'debits-of-an-impairment',
    severity: 'soft',
    each: '/impairments',
    when: 'debits > 150',
    message: 'Impairment {index} is charged with more than 150 debits. Say who agreed to it.',
    fields: ['/impairments/-/debits'],
  },
] as const;
