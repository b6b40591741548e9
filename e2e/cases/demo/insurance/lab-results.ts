import type { Applicant } from './applicant.ts';

interface Test {
  readonly panel: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly usual: number;
  readonly decimals: number;
}

const test = (
  panel: string,
  code: string,
  name: string,
  unit: string,
  [low, high]: readonly [number | null, number | null],
  usual: number,
  decimals = 1,
): Test => ({ panel, code, name, unit, low, high, usual, decimals });

const tests: readonly Test[] = [
  test('Haematology', 'HB', 'Haemoglobin', 'g/L', [120, 170], 146, 0),
  test('Haematology', 'HCT', 'Haematocrit', 'L/L', [0.36, 0.5], 0.43, 2),
  test('Haematology', 'RBC', 'Red cells', '10^12/L', [3.9, 5.7], 4.8, 2),
  test('Haematology', 'MCV', 'Mean cell volume', 'fL', [80, 99], 89, 0),
  test('Haematology', 'MCH', 'Mean cell haemoglobin', 'pg', [27, 34], 30.2),
  test('Haematology', 'WBC', 'White cells', '10^9/L', [4, 11], 6.4),
  test('Haematology', 'NEU', 'Neutrophils', '10^9/L', [1.8, 7.5], 3.7),
  test('Haematology', 'LYM', 'Lymphocytes', '10^9/L', [1, 4], 1.9),
  test('Haematology', 'EOS', 'Eosinophils', '10^9/L', [0, 0.5], 0.2),
  test('Haematology', 'PLT', 'Platelets', '10^9/L', [150, 400], 248, 0),
  test('Haematology', 'ESR', 'Sedimentation rate', 'mm/h', [0, 20], 7, 0),
  test('Kidney and salts', 'NA', 'Sodium', 'mmol/L', [135, 145], 140, 0),
  test('Kidney and salts', 'K', 'Potassium', 'mmol/L', [3.5, 5.1], 4.3),
  test('Kidney and salts', 'CL', 'Chloride', 'mmol/L', [98, 107], 102, 0),
  test('Kidney and salts', 'UREA', 'Urea', 'mmol/L', [2.5, 7.8], 5.1),
  test('Kidney and salts', 'CREA', 'Creatinine', 'umol/L', [45, 104], 76, 0),
  test('Kidney and salts', 'EGFR', 'eGFR (CKD-EPI)', 'mL/min/1.73m2', [60, null], 94, 0),
  test('Kidney and salts', 'URATE', 'Urate', 'umol/L', [150, 420], 310, 0),
  test('Kidney and salts', 'CA', 'Calcium (adjusted)', 'mmol/L', [2.2, 2.6], 2.37, 2),
  test('Liver', 'BIL', 'Bilirubin', 'umol/L', [0, 21], 10, 0),
  test('Liver', 'ALP', 'Alkaline phosphatase', 'U/L', [30, 130], 68, 0),
  test('Liver', 'ALT', 'ALT', 'U/L', [0, 41], 22, 0),
  test('Liver', 'AST', 'AST', 'U/L', [0, 40], 21, 0),
  test('Liver', 'GGT', 'Gamma GT', 'U/L', [0, 60], 24, 0),
  test('Liver', 'ALB', 'Albumin', 'g/L', [35, 50], 43, 0),
  test('Liver', 'TP', 'Total protein', 'g/L', [60, 80], 71, 0),
  test('Lipids', 'CHOL', 'Cholesterol', 'mmol/L', [null, 5], 4.8),
  test('Lipids', 'HDL', 'HDL cholesterol', 'mmol/L', [1, null], 1.4, 2),
  test('Lipids', 'LDL', 'LDL cholesterol', 'mmol/L', [null, 3], 2.7, 2),
  test('Lipids', 'TRIG', 'Triglycerides', 'mmol/L', [null, 1.7], 1.2, 2),
  test('Lipids', 'RATIO', 'Cholesterol/HDL', 'ratio', [null, 5], 3.4),
  test('Glucose', 'GLU', 'Glucose (fasting)', 'mmol/L', [3.9, 5.6], 5),
  test('Glucose', 'HBA1C', 'HbA1c (NGSP)', '%', [null, 5.6], 5.3),
  test('Glucose', 'HBA1CI', 'HbA1c (IFCC)', 'mmol/mol', [null, 38], 34, 0),
  test('Urine', 'UALB', 'Albumin/creatinine', 'mg/mmol', [null, 3], 0.8),
  test('Urine', 'UGLU', 'Glucose', 'mmol/L', [null, 0.8], 0, 1),
  test('Urine', 'UPRO', 'Protein', 'g/L', [null, 0.15], 0.05, 2),
  test('Urine', 'UPH', 'pH', 'pH', [5, 8], 6, 1),
  test('Nicotine', 'COT', 'Cotinine (serum)', 'ng/mL', [null, 10], 0, 0),
  test('Serology', 'HBSAG', 'HBsAg index', 'index', [null, 1], 0.2, 1),
  test('Serology', 'HCV', 'Anti-HCV index', 'index', [null, 1], 0.1, 1),
  test('Serology', 'HIV', 'HIV 1/2 Ag/Ab index', 'index', [null, 1], 0.1, 1),
  test('Other', 'PSA', 'PSA', 'ug/L', [null, 4], 0.9),
  test('Other', 'TSH', 'TSH', 'mU/L', [0.4, 4], 1.8),
  test('Other', 'CRP', 'C-reactive protein', 'mg/L', [null, 5], 1.4),
];

const HEAD = [
  'Specimen',
  'Panel',
  'Code',
  'Test',
  'Result',
  'Unit',
  'Reference low',
  'Reference high',
  'Flag',
  'Collected',
];

/** The laboratory's file, a result a row. Null when none was sent in. */
export function labResults(applicant: Applicant): string | null {
  const lab = applicant.lab;
  if (!lab) return null;
  const specimen = `RL-${applicant.reference.replaceAll(/\D/g, '')}`;
  const values = new Map(
    tests.map((one, index) => [one.code, lab.results[one.code] ?? ordinary(one, applicant.name, index)]),
  );
  const of = (code: string): number => values.get(code) ?? 0;
  // Two of the results are computed from others, in a real laboratory as well.
  values.set('RATIO', of('CHOL') / of('HDL'));
  values.set('HBA1CI', (of('HBA1C') - 2.152) / 0.09148);
  const rows = tests
    .filter(({ code }) => code !== 'PSA' || applicant.sex === 'male')
    .map(one => {
      const value = of(one.code);
      const flag = one.low !== null && value < one.low ? 'L' : one.high !== null && value > one.high ? 'H' : '';
      return [
        specimen,
        one.panel,
        one.code,
        one.name,
        value.toFixed(one.decimals),
        one.unit,
        one.low ?? '',
        one.high ?? '',
        flag,
        lab.collected,
      ].join(',');
    });
  return `${[HEAD.join(','), ...rows].join('\r\n')}\r\n`;
}

/** A value near the usual one that depends on who is asked about, so that no two people have the same blood. */
function ordinary(one: Test, name: string, index: number): number {
  const letter = name.charCodeAt((index * 3) % name.length) + index;
  const shift = ((letter % 11) - 5) / 100;
  const value = one.usual * (1 + shift);
  return Math.min(one.high ?? Infinity, Math.max(one.low ?? 0, value));
}
