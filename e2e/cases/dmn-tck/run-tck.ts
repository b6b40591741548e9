import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileDecision } from '../../../shared/rules/compile-decision.ts';
import { childrenOf, readXml, type XmlElement } from './read-xml.ts';

export interface TckResult {
  readonly test: string;
  /** Null when it passed. */
  readonly failure: string | null;
}

/** Runs the test files of one case folder of the DMN TCK; a result for each result node. */
export async function runTckFolder(folder: string): Promise<TckResult[]> {
  const files = (await readdir(folder)).toSorted();
  const model = files.find(file => file.endsWith('.dmn'));
  if (model === undefined) throw new Error(`No model in ${folder}`);
  const dmn = await readFile(join(folder, model), 'utf8');
  const results: TckResult[] = [];
  for (const file of files.filter(name => name.endsWith('.xml'))) {
    const suite = readXml(await readFile(join(folder, file), 'utf8'));
    for (const testCase of childrenOf(suite, 'testCase')) {
      const context = Object.fromEntries(
        childrenOf(testCase, 'inputNode').map(node => [node.attributes['name'] ?? '', valueOf(node)]),
      );
      for (const node of childrenOf(testCase, 'resultNode')) {
        const decision = node.attributes['name'] ?? '';
        const failure = await tryDecision(dmn, decision, context, node);
        results.push({ test: `${model} ${testCase.attributes['id']} ${decision}`, failure });
      }
    }
  }
  return results;
}

async function tryDecision(
  dmn: string,
  decision: string,
  context: Record<string, unknown>,
  node: XmlElement,
): Promise<string | null> {
  const compiled = await compileDecision({ dmn, decision });
  if (!compiled.ok) return `${compiled.failure.code}: ${compiled.failure.message}`;
  const { result } = compiled.value.evaluate(context);
  const [expected] = childrenOf(node, 'expected');
  const wanted = expected ? valueOf(expected) : null;
  return isSame(result, wanted) ? null : `got ${JSON.stringify(result)}, wanted ${JSON.stringify(wanted)}`;
}

function valueOf(element: XmlElement): unknown {
  const components = childrenOf(element, 'component');
  if (components.length > 0) {
    return Object.fromEntries(components.map(component => [component.attributes['name'] ?? '', valueOf(component)]));
  }
  const [list] = childrenOf(element, 'list');
  if (list) return childrenOf(list, 'item').map(valueOf);
  const [value] = childrenOf(element, 'value');
  if (!value || value.attributes['nil'] === 'true') return null;
  const type = (value.attributes['type'] ?? 'xsd:string').replace(/^.*:/, '');
  if (type === 'decimal' || type === 'double' || type === 'integer') return Number(value.text);
  if (type === 'boolean') return value.text.trim() === 'true';
  return value.text;
}

/** Numbers are the same within rounding: the suite's decimals have more digits than a double. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(b));
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (isObject(a) && isObject(b)) {
    return Object.keys({ ...a, ...b }).every(key => isSame(a[key] ?? null, b[key] ?? null));
  }
  return a === b;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
