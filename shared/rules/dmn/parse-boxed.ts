import { hitPolicyNamed } from '../hit-policy.ts';
import { limits } from '../limits.ts';
import { normalName } from '../syntax/known-names.ts';
import type { Boxed, BoxedFunction, BoxedIterator, DecisionTable, Named } from './model.ts';
import { childOf, childrenOf, type XmlElement } from './read-xml.ts';

/** Thrown by what reads an expression and caught by what reads the model. */
export class Unreadable extends Error {
  readonly code: 'invalid-model' | 'unsupported';

  constructor(code: 'invalid-model' | 'unsupported', message: string) {
    super(message);
    this.code = code;
  }
}

const NOTHING: Boxed = { kind: 'nothing', typeRef: null };

/** An expression of any kind (DMN 1.5 §7.3); null for an element that is none. */
export function parseBoxed(element: XmlElement): Boxed | null {
  const typeRef = element.attributes['typeRef'] ?? null;
  const part = (name: string) => expressionIn(childOf(element, name));
  switch (element.name) {
    case 'literalExpression':
      return { kind: 'literal', text: textOf(element) ?? '', typeRef };
    case 'decisionTable':
      return parseTable(element, typeRef);
    case 'context':
      return {
        kind: 'context',
        typeRef,
        entries: childrenOf(element, 'contextEntry').map(entry => {
          const variable = childOf(entry, 'variable');
          return { variable: variable ? parseVariable(variable) : null, value: expressionIn(entry) };
        }),
      };
    case 'invocation':
      return {
        kind: 'invocation',
        typeRef,
        callee: expressionIn(element),
        bindings: childrenOf(element, 'binding').map(binding => ({
          parameter: parseVariable(childOf(binding, 'parameter')).name,
          value: expressionIn(binding),
        })),
      };
    case 'relation':
      return {
        kind: 'relation',
        typeRef,
        columns: childrenOf(element, 'column').map(parseVariable),
        rows: childrenOf(element, 'row').map(row => expressionsIn(row)),
      };
    case 'list':
      return { kind: 'list', typeRef, items: expressionsIn(element) };
    case 'functionDefinition':
      return parseFunction(element);
    case 'conditional':
      return {
        kind: 'conditional',
        typeRef,
        condition: part('if'),
        consequence: part('then'),
        otherwise: part('else'),
      };
    case 'filter':
      return { kind: 'filter', typeRef, source: part('in'), match: part('match') };
    case 'for':
      return iterator(element, 'for', part('in'), part('return'));
    case 'some':
    case 'every':
      return iterator(element, element.name, part('in'), part('satisfies'));
    default:
      return null;
  }
}

export function parseFunction(element: XmlElement): BoxedFunction {
  return {
    kind: 'function',
    parameters: childrenOf(element, 'formalParameter').map(parseVariable),
    body: expressionIn(element),
    isFeel: (element.attributes['kind'] ?? 'FEEL') === 'FEEL',
    typeRef: element.attributes['typeRef'] ?? null,
  };
}

export function parseVariable(element: XmlElement | undefined): Named {
  return { name: normalName(element?.attributes['name'] ?? ''), typeRef: element?.attributes['typeRef'] ?? null };
}

function expressionIn(element: XmlElement | undefined): Boxed {
  return (element ? expressionsIn(element)[0] : undefined) ?? NOTHING;
}

function expressionsIn(element: XmlElement): Boxed[] {
  return element.children.flatMap(child => parseBoxed(child) ?? []);
}

function iterator(element: XmlElement, kind: BoxedIterator['kind'], source: Boxed, body: Boxed): Boxed {
  const variable = normalName(element.attributes['iteratorVariable'] ?? '');
  return { kind, variable, source, body, typeRef: element.attributes['typeRef'] ?? null };
}

function textOf(element: XmlElement | undefined): string | null {
  return childOf(element, 'text')?.text ?? null;
}

function parseTable(table: XmlElement, typeRef: string | null): DecisionTable {
  const { hitPolicy = 'UNIQUE', aggregation } = table.attributes;
  const policy = hitPolicyNamed(aggregation ? `${hitPolicy} ${aggregation}` : hitPolicy);
  if (!policy) {
    throw new Unreadable('unsupported', `A table has the hit policy ${hitPolicy} ${aggregation ?? ''}`.trim());
  }
  const inputs = childrenOf(table, 'input');
  const outputs = childrenOf(table, 'output');
  const rules = childrenOf(table, 'rule');
  const columns = inputs.length + outputs.length;
  const isTooLarge =
    rules.length > limits.rulesPerTable ||
    columns > limits.columnsPerTable ||
    rules.length * columns > limits.cellsPerTable;
  if (isTooLarge) {
    throw new Unreadable('unsupported', `A table is too large: ${rules.length} rules by ${columns} columns.`);
  }
  if (outputs.length === 0) throw new Unreadable('invalid-model', 'A table has no output.');
  return {
    kind: 'table',
    typeRef,
    hitPolicy: policy,
    inputs: inputs.map((input, index) => {
      const expression = childOf(input, 'inputExpression');
      const text = textOf(expression) ?? '';
      return {
        id: input.attributes['id'] ?? `input-${index + 1}`,
        label: input.attributes['label'] ?? text.trim(),
        expression: text,
        typeRef: expression?.attributes['typeRef'] ?? null,
        values: textOf(childOf(input, 'inputValues')),
      };
    }),
    outputs: outputs.map((output, index) => ({
      id: output.attributes['id'] ?? `output-${index + 1}`,
      name: output.attributes['name'] === undefined ? null : normalName(output.attributes['name']),
      typeRef: output.attributes['typeRef'] ?? null,
      values: textOf(childOf(output, 'outputValues')),
      defaultEntry: textOf(childOf(output, 'defaultOutputEntry')),
    })),
    annotationNames: childrenOf(table, 'annotation').map(annotation => annotation.attributes['name'] ?? ''),
    rules: rules.map((rule, index) => {
      const cells = (name: string) => childrenOf(rule, name).map(cell => textOf(cell)?.trim() ?? '');
      const [tests, results] = [cells('inputEntry'), cells('outputEntry')];
      if (tests.length !== inputs.length || results.length !== outputs.length) {
        throw new Unreadable('invalid-model', `Rule ${index + 1} of a table has not one cell for each column.`);
      }
      return {
        id: rule.attributes['id'] ?? `rule-${index + 1}`,
        description: childOf(rule, 'description')?.text ?? null,
        tests,
        outputs: results,
        annotations: cells('annotationEntry'),
      };
    }),
  };
}
