import { limits } from '../limits.ts';
import { KnownNames } from './known-names.ts';
import type { Node } from './node.ts';
import { NotFeel, Scanner } from './scanner.ts';

/** Expressions that the parser may begin: it tries some places twice, and must not try for ever. */
const MOST_EXPRESSIONS = 20_000;
/** Operators one behind the other: each makes the tree one level deeper. */
const MOST_OPERATORS = 600;

/** What the parts of the parser share while they read one text. */
export class ParseState extends Scanner {
  readonly known: KnownNames;
  /** Whether `?` was named since this was last reset. */
  usesInput = false;
  /** Inside of the upper end of a range a `[` may be the range's own. */
  isRangeEnd = false;
  readonly #expression: (state: ParseState) => Node;
  #depth = 0;
  #begun = 0;
  #operators = 0;

  constructor(text: string, known: KnownNames, expression: (state: ParseState) => Node) {
    super(text);
    // Names that the expression itself brings are known from then on, but not to others.
    this.known = new KnownNames([], known);
    this.#expression = expression;
  }

  /** A whole expression, inside of whatever is being read. */
  expression(): Node {
    const { isRangeEnd } = this;
    this.isRangeEnd = false;
    const node = this.deeper(() => this.#expression(this));
    this.isRangeEnd = isRangeEnd;
    return node;
  }

  deeper<T>(read: () => T): T {
    if (++this.#depth > limits.expressionDepth || ++this.#begun > MOST_EXPRESSIONS) {
      throw new NotFeel(`The expression is nested deeper than ${limits.expressionDepth} levels.`, 'too-deep');
    }
    const node = read();
    this.#depth--;
    return node;
  }

  countOperator(): void {
    if (++this.#operators > MOST_OPERATORS) {
      throw new NotFeel(`The expression has more than ${MOST_OPERATORS} operators.`, 'too-deep');
    }
  }

  /** What `read` reads; null, and nothing taken, when that is no FEEL. */
  attempt<T>(read: () => T): T | null {
    const { at, isRangeEnd, usesInput } = this;
    const depth = this.#depth;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof NotFeel) || error.code !== 'not-feel') throw error;
      Object.assign(this, { at, isRangeEnd, usesInput });
      this.#depth = depth;
      return null;
    }
  }
}
