import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import * as z from 'zod';
import { Validator } from '../../shared/forms/json-schema/validator.ts';

const Groups = z.array(
  z.object({
    description: z.string(),
    schema: z.unknown(),
    tests: z.array(z.object({ description: z.string(), data: z.unknown(), valid: z.boolean() })),
  }),
);

export interface SuiteFailure {
  readonly file: string;
  readonly group: string;
  readonly test: string;
  readonly expected: string;
  readonly actual: string;
}

export interface SuiteReport {
  readonly passed: number;
  readonly byFile: Readonly<Record<string, { passed: number; failed: number }>>;
  readonly failures: readonly SuiteFailure[];
}

/** The suite speaks of its own schemas by this address. */
const REMOTE = 'http://localhost:1234';
/** The dialect's own schemas, as another package of the tool chain carries them. */
const META = resolve(import.meta.dirname, '../../node_modules/ajv/dist/refs/json-schema-2020-12');

async function jsonFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted();
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** What references of the suite may lead to. */
async function remotes(suite: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const folder = join(suite, 'remotes');
  for (const file of await jsonFiles(folder)) {
    found[`${REMOTE}/${relative(folder, file).split(sep).join('/')}`] = await readJson(file);
  }
  for (const file of await jsonFiles(META)) {
    const { $id } = z.looseObject({ $id: z.string() }).parse(await readJson(file));
    found[$id] = await readJson(file);
  }
  return found;
}

/** Runs the required cases of draft 2020-12 (those in `optional/` are not) through the validator that forms use. */
export async function runSuite(suite: string): Promise<SuiteReport> {
  const known = await remotes(suite);
  const folder = join(suite, 'tests/draft2020-12');
  const byFile: Record<string, { passed: number; failed: number }> = {};
  const failures: SuiteFailure[] = [];
  for (const name of (await readdir(folder)).filter(one => one.endsWith('.json')).toSorted()) {
    const counts = { passed: 0, failed: 0 };
    byFile[name] = counts;
    for (const { description, schema, tests } of Groups.parse(await readJson(join(folder, name)))) {
      for (const test of tests) {
        const expected = test.valid ? 'valid' : 'invalid';
        const actual = judge(schema, known, test.data);
        if (actual === expected) counts.passed++;
        else {
          counts.failed++;
          failures.push({ file: name, group: description, test: test.description, expected, actual });
        }
      }
    }
  }
  return { passed: Object.values(byFile).reduce((sum, { passed }) => sum + passed, 0), byFile, failures };
}

function judge(schema: unknown, known: Readonly<Record<string, unknown>>, data: unknown): string {
  try {
    return new Validator(schema, known).isValid(data) ? 'valid' : 'invalid';
  } catch (error) {
    // A schema that is refused, which no case of the suite expects.
    return String(error);
  }
}
