import type { DecisionTable } from '../dmn/model.ts';
import type { Frame } from '../evaluate/frame.ts';
import { Run } from '../evaluate/run.ts';
import type { HitPolicy } from '../hit-policy.ts';
import type { Node } from '../syntax/node.ts';
import { createNamedMatcher } from './match-named.ts';
import { firstRow, isSingleRow, itemsOfRows, type RowBits } from './row-bits.ts';
import type { RowMatcher } from './row-matcher.ts';
import type { SimpleColumn } from './simple-column.ts';
import { literalOf } from './simple-tests.ts';

/**
 * A table whose inputs are names, whose cells are simple and whose outputs are literals: its answers are known before
 * anything is asked.
 */
export interface QuickTable {
  readonly inputNames: readonly string[];
  /**
   * The table as a function of a context; undefined for values that it has to be asked of in the long way.
   *
   * @param accepts the kinds of values that each input may have without being converted first
   */
  decider(accepts: readonly number[]): (given: Readonly<Record<string, unknown>>) => unknown;
}

interface Parsed {
  readonly node: Node | null;
}

/** @param resultOf what a row gives when it is the only one */
export function createQuickTable(
  table: DecisionTable,
  inputs: readonly Parsed[],
  outputs: readonly (readonly Parsed[])[],
  matcher: RowMatcher,
  resultOf: (row: number, frame: Frame) => unknown,
): QuickTable | null {
  const inputNames = inputs.flatMap(({ node }) => (node?.kind === 'name' ? [node.name] : []));
  const isConstant = ({ node }: Parsed): boolean => node !== null && literalOf(node) !== undefined;
  if (!matcher.isSimple || inputNames.length < inputs.length || !outputs.flat().every(isConstant)) return null;
  const frame = (): Frame => ({ names: {}, outer: null, run: new Run(() => 0) });
  const results = outputs.map((_, row) => resultOf(row, frame()));
  const decide = DECIDERS[table.hitPolicy];
  if (!decide) return null;
  return {
    inputNames,
    decider: accepts => {
      const columns = inputNames.map((name, index) => ({
        name,
        column: matcher.columns[index] as SimpleColumn,
        accepts: accepts[index] ?? 0,
      }));
      const found = new Int32Array(matcher.words.width);
      return decide(createNamedMatcher(columns, matcher.words, found, table.hitPolicy === 'FIRST'), found, results);
    },
  };
}

type Given = Readonly<Record<string, unknown>>;
type Decider = (
  match: (given: Given) => boolean,
  found: RowBits,
  results: readonly unknown[],
) => (given: Given) => unknown;

/** What a table gives for the rows that match; undefined when that is not as simple. */
const DECIDERS: Readonly<Partial<Record<HitPolicy, Decider>>> = {
  // No row is -1, and no result.
  FIRST: (match, found, results) => given => (match(given) ? results[firstRow(found)] : undefined),
  UNIQUE: (match, found, results) => given =>
    match(given) && isSingleRow(found) ? results[firstRow(found)] : undefined,
  COLLECT: (match, found, results) => given => (match(given) ? itemsOfRows(found, results) : undefined),
  'RULE ORDER': (match, found, results) => given => (match(given) ? itemsOfRows(found, results) : undefined),
};
