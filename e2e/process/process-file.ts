import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BundleProcess } from '../cases/bundle.ts';
import { pointerOf } from '../cases/bundle-error.ts';
import type { ProcessProblem } from './problem.ts';

/** A process as its author wrote it, with the decision model's text in it. */
export type WrittenProcess = Omit<BundleProcess, 'decision'> & {
  readonly decision?: (NonNullable<BundleProcess['decision']> & { readonly dmn: string }) | undefined;
};

export type ReadProcess =
  | { readonly process: WrittenProcess; readonly problems: readonly [] }
  | { readonly process: null; readonly problems: readonly ProcessProblem[] };

/**
 * Reads a process: JSON as the contract's `Process`; its decision model stands in it (`dmn`) or in a file beside it
 * (`dmnFile`). Never throws for what an author can have done wrong.
 */
export async function readProcessFile(path: string): Promise<ReadProcess> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    // ENOENT, EACCES, EISDIR: whatever the file system says.
    return refused('', `The file cannot be read: ${sentence(error)}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // SyntaxError: its message has the position.
    return refused('', `The file is not JSON: ${sentence(error)}`);
  }
  const parsed = BundleProcess.strict().safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(issue => {
      return { severity: 'error', pointer: pointerOf(issue.path), message: issue.message } as const;
    });
    return { process: null, problems };
  }
  const { decision, ...process } = parsed.data;
  if (!decision) return { process, problems: [] };
  if (decision.dmnFile === undefined) {
    return { process: { ...process, decision: { ...decision, dmn: decision.dmn ?? '' } }, problems: [] };
  }
  try {
    const dmn = await readFile(resolve(dirname(path), decision.dmnFile), 'utf8');
    return { process: { ...process, decision: { ...decision, dmn } }, problems: [] };
  } catch (error) {
    // As above.
    return refused('/decision/dmnFile', `The decision model cannot be read: ${sentence(error)}`);
  }
}

function refused(pointer: string, message: string): ReadProcess {
  return { process: null, problems: [{ severity: 'error', pointer, message }] };
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
