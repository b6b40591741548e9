import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import { loadBundle } from '../load-bundle.ts';
import { isoDate, readGold } from './gold.ts';
import { makeRealContractsBundle } from './make.ts';
import { questions } from './questions.ts';

const cuad = process.env['MERIDIAN_CUAD'] ?? join(import.meta.dirname, '../../../../shared/data/cuad');
const isHere = existsSync(cuad);
if (!isHere) console.log('not run: the real contracts are not beside this checkout (set MERIDIAN_CUAD)');

test('the form asks 41 different questions', () => {
  expect(questions).toHaveLength(41);
  expect(new Set(questions.map(question => question.property)).size).toBe(41);
});

test.each([
  ['7/7/99', '1999-07-07'],
  ['8/1/11', '2011-08-01'],
  ['12/31/2020', '2020-12-31'],
  ['[]/[]/2020', undefined],
  ['2/30/20', undefined],
  ['perpetual', undefined],
])('the date %s is %s', (written, iso) => {
  expect(isoDate(written)).toBe(iso);
});

test.skipIf(!isHere)('every contract is a case whose gold answers fit the form and stand in its text', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'meridian-contracts-'));
  expect(await makeRealContractsBundle(cuad, dir)).toBeGreaterThanOrEqual(90);
  const bundle = await loadBundle(dir);
  const goldFor = await readGold(cuad);
  expect(bundle.cases.filter(one => one.documents[0]?.mediaType === 'application/pdf').length).toBeGreaterThanOrEqual(
    64,
  );
  let spans = 0;
  for (const one of bundle.cases) {
    const gold = goldFor(one.case.id);
    const text = one.documents.find(document => document.mediaType.startsWith('text/plain'));
    if (!gold || !text) throw new Error(`${one.case.id} has no gold or no text`);
    const words = await readFile(text.path, 'utf8');
    for (const span of Object.values(gold.spans).flat()) {
      expect(span.documentId).toBe(text.id);
      expect(words.slice(span.start, span.end)).toBe(span.text);
      spans++;
    }
    expect(['yes', 'no']).toContain(gold.answers['/exclusivity']);
  }
  expect(spans).toBeGreaterThan(2000);
  expect(goldFor('cuad-001')?.answers).toMatchObject({
    '/agreementDate': '1999-07-07',
    '/parties': [
      { name: 'Electric City Corp.', alias: 'Company' },
      { name: 'Electric City of Illinois LLC', alias: 'Distributor, Electric City of Illinois L.L.C.' },
    ],
  });
  expect(goldFor('no-such-case')).toBeNull();
});

test.skipIf(!isHere)('the form compiles', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'meridian-contracts-'));
  await makeRealContractsBundle(cuad, dir, { limit: 1 });
  const [process] = (await loadBundle(dir)).processes;
  expect(process && compileForm(process.form)).toMatchObject({ ok: true });
});
