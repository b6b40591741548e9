const evidence = { 'x-evidence': 'required' };
const titled = (pairs: Record<string, string>) => ({
  type: 'string',
  oneOf: Object.entries(pairs).map(([value, title]) => ({ const: value, title })),
});

/** What the vendor register holds about a contract. */
export const contractSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: [
    'parties',
    'agreementDate',
    'effectiveDate',
    'governingLaw',
    'renewal',
    'terminationForConvenience',
    'liabilityCap',
    'assignment',
    'confidentialityYears',
    'exclusivity',
    'amended',
  ],
  properties: {
    parties: {
      type: 'array',
      title: 'Parties',
      minItems: 2,
      maxItems: 12,
      ...evidence,
      'x-tag': 'parties',
      'x-weight': 2,
      items: {
        type: 'object',
        required: ['name', 'role'],
        properties: {
          name: { type: 'string', title: 'Name', minLength: 2 },
          role: { type: 'string', title: 'Called in the contract' },
        },
      },
    },
    agreementDate: {
      type: 'string',
      format: 'date',
      title: 'Agreement date',
      ...evidence,
      'x-tag': 'dates',
      'x-weight': 2,
    },
    effectiveDate: {
      type: 'string',
      format: 'date',
      title: 'Effective date',
      ...evidence,
      'x-tag': 'dates',
      'x-weight': 2,
    },
    amended: { type: 'boolean', title: 'There is an amendment, and it has been read' },
    amendmentDate: {
      type: 'string',
      format: 'date',
      title: 'Date of the last amendment',
      'x-evidence': 'optional',
      'x-tag': 'dates',
    },
    governingLaw: { type: 'string', title: 'Governing law', minLength: 2, ...evidence, 'x-tag': 'law', 'x-weight': 2 },
    forum: { type: 'string', title: 'Courts or arbitration', 'x-evidence': 'optional', 'x-tag': 'law' },
    expiryDate: {
      type: 'string',
      format: 'date',
      title: 'End of the present term',
      'x-evidence': 'optional',
      'x-tag': 'term',
    },
    renewal: {
      ...titled({ none: 'None', automatic: 'Automatic', agreement: 'By agreement', silent: 'Silent' }),
      title: 'Renewal',
      ...evidence,
      'x-tag': 'term',
      'x-weight': 3,
      'x-critical': true,
    },
    renewalNoticeDays: {
      type: 'integer',
      title: 'Notice to stop the renewal (days)',
      description: 'A month counts as 30 days (guideline 3).',
      minimum: 0,
      maximum: 1000,
      'x-unit': 'days',
      ...evidence,
      'x-tag': 'term',
      'x-weight': 3,
    },
    terminationForConvenience: {
      ...titled({ mutual: 'Yes, both sides', ours: 'Yes, Northwind only', theirs: 'Yes, other side only', no: 'No' }),
      title: 'Termination for convenience',
      ...evidence,
      'x-tag': 'term',
      'x-weight': 3,
      'x-confidence': true,
    },
    convenienceNoticeDays: {
      type: 'integer',
      title: 'Notice for it (days)',
      minimum: 0,
      maximum: 1000,
      'x-unit': 'days',
      ...evidence,
    },
    liabilityCap: {
      ...titled({ capped: 'Capped', uncapped: 'Expressly unlimited', silent: 'Silent' }),
      title: 'Liability cap',
      ...evidence,
      'x-tag': 'liability',
      'x-weight': 4,
      'x-critical': true,
      'x-confidence': true,
    },
    capAmount: { type: 'string', title: 'Cap, as it stands', ...evidence, 'x-tag': 'liability', 'x-weight': 3 },
    assignment: {
      ...titled({ free: 'Free', consent: 'With consent', prohibited: 'Prohibited', silent: 'Silent' }),
      title: 'Assignment by the other side',
      ...evidence,
      'x-tag': 'liability',
      'x-weight': 2,
      'x-rationale': 'optional',
    },
    confidentialityYears: {
      type: 'number',
      title: 'Confidentiality after the end (years)',
      description: 'Without limit: 99 (guideline 7).',
      minimum: 0,
      maximum: 99,
      'x-unit': 'years',
      ...evidence,
      'x-tag': 'confidentiality',
      'x-weight': 2,
    },
    exclusivity: {
      ...titled({
        none: 'None',
        'binds-them': 'Binds the other side',
        'binds-us': 'Binds Northwind',
        mutual: 'Mutual',
      }),
      title: 'Exclusivity',
      'x-evidence': 'optional',
      'x-tag': 'exclusivity',
      'x-weight': 2,
    },
    auditRight: { ...titled({ yes: 'Yes', no: 'No' }), title: 'Northwind may audit', 'x-evidence': 'optional' },
    remarks: { type: 'string', title: 'Remarks for the register', maxLength: 2000 },
  },
};

const control = (name: string, options?: Record<string, unknown>) => ({
  type: 'Control',
  scope: `#/properties/${name}`,
  ...(options && { options }),
});
const shownWhen = (name: string, other: string, value: unknown) => ({
  ...control(name),
  rule: {
    effect: 'SHOW',
    condition: { scope: `#/properties/${other}`, schema: { const: value }, failWhenUndefined: true },
  },
});

export const contractLayout = {
  type: 'VerticalLayout',
  elements: [
    {
      type: 'Group',
      label: 'Parties and dates',
      elements: [
        control('parties'),
        { type: 'HorizontalLayout', elements: [control('agreementDate'), control('effectiveDate')] },
        control('amended'),
        shownWhen('amendmentDate', 'amended', true),
      ],
    },
    { type: 'Group', label: 'Law', elements: [control('governingLaw'), control('forum')] },
    {
      type: 'Group',
      label: 'Term and termination',
      elements: [
        control('expiryDate'),
        control('renewal'),
        shownWhen('renewalNoticeDays', 'renewal', 'automatic'),
        control('terminationForConvenience'),
        {
          ...control('convenienceNoticeDays'),
          rule: {
            effect: 'HIDE',
            condition: { scope: '#/properties/terminationForConvenience', schema: { enum: ['no'] } },
          },
        },
      ],
    },
    {
      type: 'Group',
      label: 'Liability and transfer',
      elements: [
        control('liabilityCap'),
        shownWhen('capAmount', 'liabilityCap', 'capped'),
        control('assignment'),
        control('confidentialityYears'),
        control('exclusivity'),
        control('auditRight'),
        control('remarks', { multi: true }),
      ],
    },
  ],
};
