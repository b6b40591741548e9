/** What an underwriter reads every paper for. */
export const insuranceTerms = [
  {
    id: 'tobacco',
    name: 'Tobacco',
    color: 'amber',
    line: 'wavy',
    terms: ['tobacco', 'smok*', 'cigar*', 'nicotine', 'cotinine', 'pack years', 'vaping'],
  },
  {
    id: 'heart',
    name: 'Heart and vessels',
    color: 'red',
    line: 'solid',
    terms: ['angina', 'hypertens*', 'blood pressure', 'infarct*', 'ECG', 'cholesterol', 'statin*'],
  },
  {
    id: 'doses',
    name: 'Doses',
    color: 'blue',
    line: 'dotted',
    terms: [{ pattern: '[0-9]{1,4}([.,][0-9]{1,2})? ?(mg|micrograms|units)' }],
  },
];
