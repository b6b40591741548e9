import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkProcess } from '../check-process.ts';
import { problemLine } from '../problem.ts';
import { readProcessFile } from '../process-file.ts';
import { importXlsform } from '../xlsform/import-xlsform.ts';
import { readSheets } from '../xlsform/read-xlsform.ts';

/** Writes a process made of an XLSForm, says what could not be carried over, and checks what was written. */
export async function importForm(
  file: string,
  { out = file.replace(/\.xlsx?$/i, '') + '.process.json', json }: { out?: string | undefined; json: boolean },
): Promise<number> {
  const sheets = readSheets(await readFile(file));
  const { process, leftOver } = importXlsform(sheets, basename(file).replace(/\.xlsx?$/i, ''));
  await writeFile(out, `${JSON.stringify(process, null, 2)}\n`);
  const read = await readProcessFile(out);
  const { problems, form } = read.process ? await checkProcess(read.process) : { problems: read.problems, form: null };
  const questions = form?.fields.size ?? 0;
  if (json) console.log(JSON.stringify({ file, out, questions, leftOver, problems }));
  else {
    for (const { sheet, row, name, what } of leftOver) console.log(`${sheet} row ${row} ${name}: ${what}`);
    for (const problem of problems) console.log(problemLine(problem));
    console.log(`${out}: ${questions} questions, ${leftOver.length} things left over or changed.`);
  }
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
