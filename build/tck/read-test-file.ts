import { childOf, childrenOf, readXml, type XmlElement } from '../../shared/rules/dmn/read-xml.ts';
import { parseNumber } from '../../shared/rules/number/decimal.ts';
import { normalName } from '../../shared/rules/syntax/known-names.ts';
import { parseDuration } from '../../shared/rules/temporal/duration.ts';
import { parseDate, parseDateTime, parseTime } from '../../shared/rules/temporal/parse.ts';
import { contextOf } from '../../shared/rules/value/kind-of.ts';

/** One test of the kit: inputs, and what should come out of each named node. */
export interface TckTest {
  readonly id: string;
  /** Name of the decision service that is called; null for decisions. */
  readonly service: string | null;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly results: readonly { readonly name: string; readonly expected: unknown }[];
}

export interface TckFile {
  /** File name of the model. */
  readonly model: string;
  readonly tests: readonly TckTest[];
}

/** Reads a test file of the DMN TCK (testCases.xsd). Values become FEEL's. */
export function readTestFile(xml: string): TckFile {
  const root = readXml(xml);
  if (!root.ok) throw new Error(`The test file cannot be read: ${root.failure.message}`);
  return {
    model: childOf(root.value, 'modelName')?.text.trim() ?? '',
    tests: childrenOf(root.value, 'testCase').map(test => ({
      id: test.attributes['id'] ?? test.attributes['name'] ?? '',
      service: test.attributes['type'] === 'decisionService' ? (test.attributes['invocableName'] ?? null) : null,
      inputs: contextOf(childrenOf(test, 'inputNode').map(node => [nameOf(node), valueOf(node)])),
      results: childrenOf(test, 'resultNode').map(node => ({
        name: nameOf(node),
        expected: valueOf(childOf(node, 'expected')),
      })),
    })),
  };
}

function valueOf(element: XmlElement | undefined): unknown {
  if (!element || isNil(element)) return null;
  const components = childrenOf(element, 'component');
  if (components.length > 0) {
    return contextOf(components.map(component => [nameOf(component), valueOf(component)]));
  }
  const list = childOf(element, 'list');
  if (list) return isNil(list) ? null : childrenOf(list, 'item').map(valueOf);
  const value = childOf(element, 'value');
  if (!value || isNil(value)) return null;
  const type = (value.attributes['type'] ?? 'string').replace(/^.*:/, '');
  return (readers[type] ?? (text => text))(value.text);
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  boolean: text => text.trim() === 'true',
  decimal: text => parseNumber(text.trim()),
  double: text => parseNumber(text.trim()),
  integer: text => parseNumber(text.trim()),
  date: text => parseDate(text.trim()),
  time: text => parseTime(text.trim()),
  dateTime: text => parseDateTime(text.trim()),
  duration: text => parseDuration(text.trim()),
};

function nameOf(element: XmlElement): string {
  return normalName(element.attributes['name'] ?? '');
}

function isNil(element: XmlElement): boolean {
  return element.attributes['nil'] === 'true';
}
