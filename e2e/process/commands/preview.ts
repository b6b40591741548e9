import { spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isJsonObject } from '../../../shared/forms/answers.ts';
import { checkProcess } from '../check-process.ts';
import { PREVIEW_USER, writePreview } from '../preview-bundle.ts';
import { problemLine } from '../problem.ts';
import { readProcessFile } from '../process-file.ts';
import { sampleAnswers } from '../sample-answers.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** Opens the workstation with one case of the process. Ends with it. */
export async function preview(
  file: string,
  options: { answers?: string | undefined; into?: string | undefined },
): Promise<number> {
  const read = await readProcessFile(file);
  const { problems, form } = read.process ? await checkProcess(read.process) : { problems: read.problems, form: null };
  for (const problem of problems) console.log(problemLine(problem));
  if (!read.process || !form) {
    console.error('It cannot be shown before its errors are mended.');
    return 1;
  }
  const answers = options.answers === undefined ? sampleAnswers(form) : await readAnswers(options.answers);
  const dir = options.into ?? (await mkdtemp(join(tmpdir(), 'meridian-preview-')));
  await writePreview(dir, read.process, form, answers);
  if (options.into !== undefined) {
    console.log(`Written to ${dir}. Open it with: npm start -- --cases ${dir}`);
    return 0;
  }
  console.log(`Sign in as ${PREVIEW_USER.userName}, password ${PREVIEW_USER.password}.`);
  const program = spawn(process.execPath, [join(PROJECT, 'build/commands/start.mjs'), '--cases', dir], {
    stdio: 'inherit',
    cwd: PROJECT,
  });
  return new Promise((done, failed) => {
    program.once('error', failed);
    program.once('exit', code => done(code ?? 0));
  });
}

async function readAnswers(file: string): Promise<Record<string, unknown>> {
  const json: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isJsonObject(json)) throw new Error(`${file} holds no answers: they are a JSON object, as in a judgment.`);
  return json;
}
