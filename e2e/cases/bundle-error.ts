import type * as z from 'zod';

/** One thing that is wrong with a bundle, and where: a file of the bundle and an RFC 6901 pointer into it. */
export interface BundleProblem {
  readonly file: string;
  /** Empty for the file as a whole. */
  readonly pointer: string;
  readonly message: string;
}

/** A bundle that cannot be used. Lists everything that is wrong, so that its author need not try again for each. */
export class BundleError extends Error {
  readonly problems: readonly BundleProblem[];

  constructor(dir: string, problems: readonly BundleProblem[]) {
    const lines = problems.map(({ file, pointer, message }) => `  ${file}${pointer && `#${pointer}`}: ${message}`);
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`The case bundle in ${dir} cannot be loaded, ${count}. Correct and load again:\n${lines.join('\n')}`);
    this.name = 'BundleError';
    this.problems = problems;
  }
}

/** RFC 6901. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What zod found, as problems of a file. */
export function problemsOf(file: string, error: z.ZodError): BundleProblem[] {
  return error.issues.map(issue => ({ file, pointer: pointerOf(issue.path), message: issue.message }));
}
