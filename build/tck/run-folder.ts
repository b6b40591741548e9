import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type CompiledModel, compileModel } from '../../shared/rules/dmn/compile-model.ts';
import { evaluateDecision, evaluateService } from '../../shared/rules/dmn/evaluate-model.ts';
import { format } from '../../shared/rules/value/format.ts';
import { entryOf, isContext } from '../../shared/rules/value/kind-of.ts';
import { isExpected } from './is-expected.ts';
import { readTestFile, type TckTest } from './read-test-file.ts';

export interface TckFailure {
  readonly folder: string;
  readonly file: string;
  readonly test: string;
  /** Name of the result node. */
  readonly result: string;
  readonly expected: string;
  readonly actual: string;
}

export interface FolderReport {
  readonly folder: string;
  readonly passed: number;
  readonly failures: readonly TckFailure[];
}

/** The folders at or below these that hold a model, in order. */
export async function caseFolders(folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true });
    if (entries.some(entry => entry.isFile() && entry.name.endsWith('.dmn'))) found.push(folder);
    const inner = entries.filter(entry => entry.isDirectory()).map(entry => join(folder, entry.name));
    found.push(...(await caseFolders(inner.toSorted())));
  }
  return found;
}

/** Runs the test files of one folder; a result for each result node. */
export async function runFolder(path: string): Promise<FolderReport> {
  const folder = basename(path);
  const files = (await readdir(path)).toSorted();
  const models = new Map<string, string>();
  for (const file of files) if (file.endsWith('.dmn')) models.set(file, await readFile(join(path, file), 'utf8'));
  const compiled = new Map<string, CompiledModel | string>();
  const compile = (file: string): CompiledModel | string => {
    const [main] = [models.get(file) ?? [...models.values()][0] ?? ''];
    const result = compileModel(
      main,
      [...models.values()].filter(model => model !== main),
    );
    return result.ok ? result.value : result.failure.message;
  };
  let passed = 0;
  const failures: TckFailure[] = [];
  for (const file of files.filter(name => name.endsWith('.xml'))) {
    const { model: name, tests } = readTestFile(await readFile(join(path, file), 'utf8'));
    const model = compiled.get(name) ?? compile(name);
    compiled.set(name, model);
    for (const test of tests) {
      for (const { name: result, expected } of test.results) {
        const outcome = typeof model === 'string' ? { refusal: model } : evaluate(model, test, result);
        if ('value' in outcome && isExpected(outcome.value, expected)) passed++;
        else {
          const actual = 'value' in outcome ? format(outcome.value, true) : outcome.refusal;
          failures.push({ folder, file, test: test.id, result, expected: format(expected, true), actual });
        }
      }
    }
  }
  return { folder, passed, failures };
}

function evaluate(model: CompiledModel, test: TckTest, result: string): { value: unknown } | { refusal: string } {
  try {
    const outcome =
      test.service === null
        ? evaluateDecision(model, result, test.inputs)
        : evaluateService(model, test.service, test.inputs);
    if (!outcome.ok) return { refusal: `${outcome.failure.code}: ${outcome.failure.message}` };
    const { value } = outcome.value;
    // A service of several decisions gives a context of them.
    const isOneOfSeveral = test.service !== null && isContext(value) && Object.hasOwn(value, result);
    return { value: isOneOfSeveral ? entryOf(value, result) : value };
  } catch (error) {
    // A bug: the report must name it beside the other results.
    return { refusal: `threw ${error instanceof Error ? error.message : String(error)}` };
  }
}
