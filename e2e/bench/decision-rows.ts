import { tableModel } from '../../shared/rules/testing/table-model.ts';

/** A row of the bench's table. Null asks nothing of an input. */
export interface Row {
  readonly age: readonly [number, number] | null;
  readonly sum: number | null;
  readonly countries: readonly string[] | null;
  readonly product: string | null;
  readonly isSmoker: boolean | null;
  readonly score: readonly [number, number] | null;
  readonly route: string;
  readonly days: number;
}

export interface Answers {
  readonly age: number;
  readonly sum: number;
  readonly country: string;
  readonly product: string;
  readonly isSmoker: boolean;
  readonly score: number;
}

const COUNTRIES = ['DE', 'FR', 'IT', 'ES', 'PL', 'NL', 'SE', 'US'];
const PRODUCTS = ['life', 'term', 'care', 'health'];
const SEED = 20_261_123;

/** Fifty rows of six tests, and answers of which every one meets a row: the last asks nothing. */
export function makeDecisions(count: number): { rows: Row[]; answers: Answers[] } {
  const random = generator(SEED);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const span = (least: number, width: number): [number, number] => {
    const from = least + below(width);
    return [from, from + Math.ceil(width * 0.7)];
  };
  const rows = Array.from({ length: 50 }, (_, index): Row => {
    const isLast = index === 49;
    return {
      age: isLast || random() < 0.3 ? null : span(15, 50),
      sum: isLast || random() < 0.4 ? null : 1_000 * below(400),
      countries: isLast || random() < 0.5 ? null : [...new Set([pick(COUNTRIES), pick(COUNTRIES), pick(COUNTRIES)])],
      product: isLast || random() < 0.6 ? null : pick(PRODUCTS),
      isSmoker: isLast || random() < 0.7 ? null : random() < 0.5,
      score: isLast || random() < 0.5 ? null : span(0, 1_000),
      route: pick(['pay', 'desk', 'expert', 'decline']),
      days: below(30),
    };
  });
  const answers = Array.from(
    { length: count },
    (): Answers => ({
      age: 18 + below(60),
      sum: below(500_000) / 4,
      country: pick(COUNTRIES),
      product: pick(PRODUCTS),
      isSmoker: random() < 0.5,
      score: below(1_000),
    }),
  );
  return { rows, answers };
}

/** The same rows as a decision model. */
export function decisionModel(rows: readonly Row[], hitPolicy: string): string {
  return tableModel({
    hitPolicy,
    inputs: [
      { expression: 'age', typeRef: 'number' },
      { expression: 'sum', typeRef: 'number' },
      { expression: 'country', typeRef: 'string' },
      { expression: 'product', typeRef: 'string' },
      { expression: 'isSmoker', typeRef: 'boolean' },
      { expression: 'score', typeRef: 'number' },
    ],
    outputs: [{ name: 'route' }, { name: 'days' }],
    rows: rows.map(row => [...cellsOf(row), `"${row.route}"`, String(row.days)]),
  });
}

/** The six tests of a row, as FEEL. */
export function cellsOf({ age, sum, countries, product, isSmoker, score }: Row): string[] {
  return [
    age ? `[${age[0]}..${age[1]}]` : '-',
    sum === null ? '-' : `> ${sum}`,
    countries ? countries.map(country => `"${country}"`).join(', ') : '-',
    product === null ? '-' : `"${product}"`,
    isSmoker === null ? '-' : String(isSmoker),
    score ? `[${score[0]}..${score[1]})` : '-',
  ];
}

/** What somebody would write who writes it by hand. */
export function isMet(row: Row, of: Answers): boolean {
  return (
    (row.age === null || (of.age >= row.age[0] && of.age <= row.age[1])) &&
    (row.sum === null || of.sum > row.sum) &&
    (row.countries === null || row.countries.includes(of.country)) &&
    (row.product === null || row.product === of.product) &&
    (row.isSmoker === null || row.isSmoker === of.isSmoker) &&
    (row.score === null || (of.score >= row.score[0] && of.score < row.score[1]))
  );
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
