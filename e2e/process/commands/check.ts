import { checkProcess } from '../check-process.ts';
import { type ProcessProblem, problemLine } from '../problem.ts';
import { readProcessFile } from '../process-file.ts';

/** Prints what is wrong with a process; 0 when no error is among it. */
export async function check(file: string, { json }: { json: boolean }): Promise<number> {
  const read = await readProcessFile(file);
  const { problems, form } = read.process ? await checkProcess(read.process) : { problems: read.problems, form: null };
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (json) console.log(JSON.stringify({ file, questions: form?.fields.size ?? 0, errors, problems }));
  else print(file, problems, form?.fields.size ?? 0);
  return errors === 0 ? 0 : 1;
}

function print(file: string, problems: readonly ProcessProblem[], questions: number): void {
  for (const problem of problems) console.log(problemLine(problem));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  console.log(`${file}: ${questions} questions, ${errors} errors, ${warnings} warnings.`);
}
