import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { insuranceProcess } from '../cases/demo/insurance/process.ts';
import { loadBundle } from '../cases/load-bundle.ts';
import { aSurvey } from './testing/a-survey.ts';

const RUN = join(import.meta.dirname, 'run.ts');

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'meridian-process-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A workbook of texts, as small as ECMA-376 allows. */
function workbook(): Uint8Array {
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const sheets = [...aSurvey()];
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${escape(text)}</t></is></c>`;
  const files = sheets.map(([, rows], index) => {
    const data = rows.map(line => `<row>${line.map(cell).join('')}</row>`).join('');
    return [`xl/worksheets/sheet${index + 1}.xml`, `<worksheet><sheetData>${data}</sheetData></worksheet>`];
  });
  const listed = sheets.map(([name], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`);
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="r${index + 1}" Type="${type}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const all = [
    ...files,
    ['xl/workbook.xml', `<workbook xmlns:r="${type}"><sheets>${listed.join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships>${relations.join('')}</Relationships>`],
    [
      '_rels/.rels',
      `<Relationships><Relationship Id="r1" Type="${type}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
  ];
  return zipSync(Object.fromEntries(all.map(([name = '', text = '']) => [name, strToU8(text)])));
}

test('a good process passes, and a wrong one is told with its places, as words and as JSON', async () => {
  const dir = await folder();
  const good = await insuranceProcess();
  await writeFile(join(dir, 'good.json'), JSON.stringify(good));
  expect(run('check', join(dir, 'good.json'))).toMatchObject({ status: 0 });
  await writeFile(join(dir, 'wrong.json'), JSON.stringify({ ...good, targetMinutes: 'long' }));
  const wrong = run('check', join(dir, 'wrong.json'), '--json');
  expect(wrong.status).toBe(1);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ errors: 1, problems: [{ pointer: '/targetMinutes' }] });
  await writeFile(join(dir, 'half.json'), '{ "processId": ');
  expect(run('check', join(dir, 'half.json')).stdout).toMatch(/The file is not JSON/);
});

test('a preview is a bundle that loads, with the form filled in', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'process.json'), JSON.stringify(await insuranceProcess()));
  expect(run('preview', join(dir, 'process.json'), '--into', join(dir, 'bundle'))).toMatchObject({ status: 0 });
  const { cases } = await loadBundle(join(dir, 'bundle'));
  expect(cases[0]?.drafts[0]?.answers).toMatchObject({ smokerDeclared: 'never' });
});

test('a workbook becomes a process file, and what was left over is printed', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'visit.xlsx'), workbook());
  const imported = run('import-xlsform', join(dir, 'visit.xlsx'));
  expect(imported.stderr).toBe('');
  expect(imported.stdout).toMatch(/survey row 23 place: It is left out \(geopoint\)/);
  expect(imported.status).toBe(0);
  const written: unknown = JSON.parse(await readFile(join(dir, 'visit.process.json'), 'utf8'));
  expect(written).toMatchObject({ name: 'Household visit', form: { schema: { required: ['head_name', 'rents'] } } });
});

test('a file that is no workbook, or not there, is said in a sentence', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'x.xlsx'), 'not a workbook');
  expect(run('import-xlsform', join(dir, 'x.xlsx'))).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/cannot be read as a workbook/) as string,
  });
  expect(run('import-xlsform', join(dir, 'none.xlsx')).status).toBe(2);
  expect(run('check', join(dir, 'none.json')).stdout).toMatch(/The file cannot be read/);
  expect(run().status).toBe(2);
});
