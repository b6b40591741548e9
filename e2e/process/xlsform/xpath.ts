/** An XPath expression of an XLSForm cell, as a tree. */
export type XPath =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'text'; readonly value: string }
  /** `${name}` */
  | { readonly kind: 'answer'; readonly name: string }
  /** `.`: the question that the expression belongs to. */
  | { readonly kind: 'self' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPath[] }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: XPath; readonly right: XPath };

export type Operator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod';

/** From weakest to strongest (XPath 1.0, 3.5). */
const LEVELS: readonly (readonly Operator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];
const MAX_DEPTH = 60;

interface Token {
  readonly kind: 'number' | 'text' | 'answer' | 'name' | 'sign';
  readonly text: string;
}

// A name may contain dashes and one colon (`count-selected`, `jr:choice-name`); a minus therefore needs a space before it.
const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|"([^"]*)"|'([^']*)'|\$\{\s*([^}\s]+)\s*\}|([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)|(<=|>=|!=|\.\.|[=<>+\-*(),./|[\]]))/y;

function tokenize(source: string): Token[] | null {
  const tokens: Token[] = [];
  const text = source.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    const [, number, double, single, answer, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (double !== undefined || single !== undefined) tokens.push({ kind: 'text', text: double ?? single ?? '' });
    else if (answer !== undefined) tokens.push({ kind: 'answer', text: answer });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

/**
 * Reads the XPath that XLSForm cells are written in: operators, functions, `${question}`, `.`. Paths through the document
 * (`../name`, `/data/name`) are not read.
 *
 * @returns null for anything else
 */
export function parseXPath(source: string): XPath | null {
  const tokens = tokenize(source);
  if (!tokens || tokens.length === 0) return null;
  let at = 0;
  const isSign = (text: string): boolean => tokens[at]?.kind === 'sign' && tokens[at]?.text === text;

  const binary = (level: number, depth: number): XPath | null => {
    const operators = LEVELS[level];
    if (!operators) return primary(depth);
    let left = binary(level + 1, depth);
    while (left) {
      const token = tokens[at];
      const operator = token && token.kind !== 'text' ? operators.find(one => one === token.text) : undefined;
      if (operator === undefined) break;
      at++;
      const right = binary(level + 1, depth);
      if (!right) return null;
      left = { kind: 'binary', operator, left, right };
    }
    return left;
  };

  const call = (name: string, depth: number): XPath | null => {
    const args: XPath[] = [];
    at++;
    while (!isSign(')')) {
      const arg = binary(0, depth + 1);
      if (!arg) return null;
      args.push(arg);
      if (isSign(',')) at++;
      else if (!isSign(')')) return null;
    }
    at++;
    return { kind: 'call', name, args };
  };

  const primary = (depth: number): XPath | null => {
    const token = tokens[at];
    if (!token || depth > MAX_DEPTH) return null;
    at++;
    switch (token.kind) {
      case 'number':
      case 'text':
        return { kind: token.kind, value: token.text };
      case 'answer':
        return { kind: 'answer', name: token.text };
      case 'name':
        return isSign('(') ? call(token.text, depth) : null;
      default:
    }
    if (token.text === '.') return { kind: 'self' };
    if (token.text === '-') {
      const operand = primary(depth + 1);
      return operand && { kind: 'binary', operator: '-', left: { kind: 'number', value: '0' }, right: operand };
    }
    if (token.text !== '(') return null;
    const inner = binary(0, depth + 1);
    if (!inner || !isSign(')')) return null;
    at++;
    return inner;
  };

  const tree = binary(0, 0);
  return tree && at === tokens.length ? tree : null;
}

/** The parts of a conjunction, however it is nested. */
export function conjuncts(tree: XPath): readonly XPath[] {
  return tree.kind === 'binary' && tree.operator === 'and'
    ? [...conjuncts(tree.left), ...conjuncts(tree.right)]
    : [tree];
}

/** The questions that an expression reads, `.` not counted. */
export function answersIn(tree: XPath): readonly string[] {
  switch (tree.kind) {
    case 'answer':
      return [tree.name];
    case 'call':
      return tree.args.flatMap(answersIn);
    case 'binary':
      return [...answersIn(tree.left), ...answersIn(tree.right)];
    default:
      return [];
  }
}
