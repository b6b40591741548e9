import type { DecisionTable } from '../dmn/model.ts';
import type { Frame } from '../evaluate/frame.ts';
import { Run } from '../evaluate/run.ts';
import type { Node } from '../syntax/node.ts';
import { createPlacer } from './named-slots.ts';
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
  const answer = answerOf(table, matcher, results);
  return (
    answer && {
      inputNames,
      decider: accepts => {
        const place = createPlacer(
          inputNames.map((name, index) => ({
            name,
            column: matcher.columns[index] as SimpleColumn,
            accepts: accepts[index] ?? 0,
            index,
          })),
          matcher.slots,
        );
        return given => (place(given) ? answer() : undefined);
      },
    }
  );
}

/** What the table says about the slots that were placed last; undefined when that is not as simple. */
function answerOf(
  { hitPolicy }: DecisionTable,
  { first, all }: RowMatcher,
  results: readonly unknown[],
): (() => unknown) | null {
  switch (hitPolicy) {
    case 'FIRST':
      return () => {
        const row = first();
        return row < 0 ? undefined : results[row];
      };
    case 'COLLECT':
    case 'RULE ORDER':
      return () => {
        const found = all(results);
        return found.length === 0 ? undefined : found;
      };
    case 'UNIQUE':
      return () => {
        const found = all(results);
        return found.length === 1 ? found[0] : undefined;
      };
    default:
      return null;
  }
}
