import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Process } from '../../shared/model/process.ts';
import { type Bundle, type BundleCase, BundleFile, type BundleProcess, type LoadedDocument } from './bundle.ts';
import { BundleError, type BundleProblem, pointerOf, problemsOf } from './bundle-error.ts';
import { resolveTime } from './bundle-time.ts';
import { checkBundle } from './check-bundle.ts';
import { checkDecision } from './check-decision.ts';
import { placeCase } from './place-case.ts';

/**
 * Reads the bundle in `dir`, checks it and places its relative times around `now` (milliseconds since 1970).
 *
 * @throws {BundleError} listing everything that is wrong, each with its file and JSON pointer
 */
export async function loadBundle(dir: string, options: { now?: number } = {}): Promise<Bundle> {
  const now = options.now ?? Date.now();
  const file = parse(dir, await readCases(dir));
  const problems = checkBundle(file);
  const processes = await Promise.all(
    file.processes.map((process, index) => readProcess(dir, process, ['processes', index], problems)),
  );
  const documents: LoadedDocument[][] = [];
  for (const [index, one] of file.cases.entries()) {
    documents.push(await readDocuments(dir, one, ['cases', index], now, problems));
  }
  if (problems.length > 0) throw new BundleError(dir, problems);

  const analysts = file.people.filter(person => person.roles.includes('analyst')).map(person => person.id);
  const names = new Map(file.people.map(person => [person.id, person]));
  return {
    client: file.client,
    workstation: file.workstation,
    people: file.people.map(person => ({
      ...person,
      team: person.team ?? (person.roles.includes('lead') ? analysts.filter(id => id !== person.id) : []),
    })),
    processes,
    cases: file.cases.map((one, index) => placeCase(one, documents[index] ?? [], names, now)),
  };
}

async function readCases(dir: string): Promise<string> {
  try {
    return await readFile(join(dir, 'cases.json'), 'utf8');
  } catch (error) {
    // ENOENT, EACCES, EISDIR: whatever the file system says.
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    throw new BundleError(dir, [{ file: 'cases.json', pointer: '', message }]);
  }
}

function parse(dir: string, text: string): BundleFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // SyntaxError: not JSON; its message has the position.
    const message = `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    throw new BundleError(dir, [{ file: 'cases.json', pointer: '', message }]);
  }
  const parsed = BundleFile.safeParse(json);
  if (!parsed.success) throw new BundleError(dir, problemsOf('cases.json', parsed.error));
  return parsed.data;
}

async function readProcess(
  dir: string,
  { decision: written, ...process }: BundleProcess,
  path: readonly PropertyKey[],
  problems: BundleProblem[],
): Promise<Process> {
  if (!written) return process;
  const { dmnFile, ...decision } = written;
  let dmn = decision.dmn ?? '';
  const at = [...path, 'decision', dmnFile === undefined ? 'dmn' : 'dmnFile'];
  if (dmnFile !== undefined) {
    const found = await findFile(dir, dmnFile);
    if ('problem' in found) {
      problems.push({ file: 'cases.json', pointer: pointerOf(at), message: found.problem });
      return process;
    }
    dmn = await readFile(found.path, 'utf8');
  }
  const definition = { ...decision, dmn };
  const problem = await checkDecision(definition);
  if (problem) {
    const place =
      dmnFile === undefined
        ? { file: 'cases.json', pointer: pointerOf(at) }
        : { file: `files/${dmnFile}`, pointer: '' };
    problems.push({ ...place, message: problem });
  }
  return { ...process, decision: definition };
}

async function readDocuments(
  dir: string,
  one: BundleCase,
  path: readonly PropertyKey[],
  now: number,
  problems: BundleProblem[],
): Promise<LoadedDocument[]> {
  const loaded: LoadedDocument[] = [];
  for (const [index, { file, receivedAt, ...document }] of one.documents.entries()) {
    const found = await findFile(dir, file);
    if ('problem' in found) {
      problems.push({
        file: 'cases.json',
        pointer: pointerOf([...path, 'documents', index, 'file']),
        message: found.problem,
      });
      continue;
    }
    loaded.push({
      ...document,
      ...(receivedAt && { receivedAt: resolveTime(receivedAt, now) }),
      caseId: one.id,
      path: found.path,
      bytes: found.bytes,
      sha256: await sha256(found.path),
    });
  }
  return loaded;
}

/** Finds a file below `files/`. Links are followed first, so that none leads out of the bundle. */
async function findFile(dir: string, name: string): Promise<{ path: string; bytes: number } | { problem: string }> {
  const outside = { problem: `"${name}" is outside the bundle's files folder` };
  if (name.includes('\\') || name.startsWith('/') || name.split('/').includes('..')) return outside;
  try {
    const root = await realpath(join(dir, 'files'));
    const path = await realpath(join(root, name));
    if (!path.startsWith(root + sep)) return outside;
    const found = await stat(path);
    return found.isFile() ? { path, bytes: found.size } : { problem: `files/${name} is not a file` };
  } catch (error) {
    // ENOENT for a file or folder that is not there; anything else is told in the system's words.
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { problem: missing ? `files/${name} is not there` : `files/${name} cannot be read: ${String(error)}` };
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
