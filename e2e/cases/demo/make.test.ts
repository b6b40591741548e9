import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import { parseCellFragment, parsePageFragment } from '../../../shared/anchors/area.ts';
import { matchQuote } from '../../../shared/anchors/match-quote.ts';
import { checkJudgment } from '../../../shared/forms/check-judgment.ts';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import { type Annotation, fragmentOf, parseDocumentSource, quoteOf } from '../../../shared/model/annotation.ts';
import type { Process, ProcessRef } from '../../../shared/model/process.ts';
import { compileDecision } from '../../../shared/rules/compile-decision.ts';
import { evaluateFeel } from '../../../shared/rules/feel.ts';
import type { Bundle, LoadedCase, LoadedDocument } from '../bundle.ts';
import { loadBundle } from '../load-bundle.ts';
import { makeDemoBundle } from './make.ts';

let dir: string;
let bundle: Bundle;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'meridian-demo-'));
  await makeDemoBundle(dir);
  bundle = await loadBundle(dir, { now: Date.parse('2026-11-23T12:00:00Z') });
});

test('every making gives the same bytes', async () => {
  const again = await mkdtemp(join(tmpdir(), 'meridian-demo-'));
  await makeDemoBundle(again);
  const files = (await readdir(dir, { recursive: true })).toSorted();
  expect((await readdir(again, { recursive: true })).toSorted()).toEqual(files);
  let total = 0;
  for (const file of files) {
    const size = await stat(join(dir, file));
    if (!size.isFile()) continue;
    total += size.size;
    const same = (await readFile(join(dir, file))).equals(await readFile(join(again, file)));
    expect([file, same]).toEqual([file, true]);
  }
  expect(total).toBeLessThan(3_000_000);
});

test('there is work in every state, for two analysts and a lead', () => {
  const states = new Set(bundle.cases.map(one => one.case.status));
  expect([...states].toSorted()).toEqual(['accepted', 'assigned', 'in-progress', 'in-review', 'queried', 'returned']);
  expect(bundle.cases.length).toBeGreaterThanOrEqual(14);
  expect(bundle.cases.filter(one => one.reviews.some(review => review.status === 'open'))).toHaveLength(2);
  expect(bundle.people.filter(person => person.roles.includes('analyst'))).toHaveLength(2);
});

test('every quote stands in its document, where it says', async () => {
  for (const one of bundle.cases) {
    const marks = [...one.annotations, ...one.submissions.flatMap(submission => submission.annotations)];
    for (const mark of marks) await expectPlaced(one, mark);
  }
});

test('what was submitted is complete, and its calculated answers and decisions are what the rules give', async () => {
  for (const one of bundle.cases) {
    const process = processOf(one.case.process);
    const form = compileForm(process.form);
    const decision = process.decision && (await compileDecision(process.decision));
    if (!form.ok || !decision?.ok) throw new Error(`${process.name} does not compile`);
    const calculated = Object.entries(process.form.schema['properties'] as Record<string, Record<string, unknown>>)
      .map(([name, schema]) => [name, schema['x-calculated']] as const)
      .filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string');
    for (const { judgment } of one.submissions) {
      expect([one.case.id, checkJudgment(form.value, judgment)]).toEqual([one.case.id, []]);
      for (const [name, expression] of calculated) {
        const value = evaluateFeel(expression, judgment.answers);
        expect([one.case.id, name, value.ok && value.value.value]).toEqual([one.case.id, name, judgment.answers[name]]);
      }
      const { result, matchedRules } = decision.value.evaluate({ ...judgment.answers, case: one.case.attributes });
      expect([one.case.id, result, matchedRules.map(rule => rule.id)]).toEqual([
        one.case.id,
        judgment.decision?.result,
        judgment.decision?.matchedRules,
      ]);
    }
  }
});

function processOf(ref: ProcessRef): Process {
  const found = bundle.processes.find(one => one.processId === ref.processId && one.version === ref.version);
  if (!found) throw new Error(`No process ${ref.processId}`);
  return found;
}

async function expectPlaced(one: LoadedCase, mark: Annotation): Promise<void> {
  const quote = quoteOf(mark);
  if (!quote) return;
  const source = parseDocumentSource(mark.target.source);
  const document = one.documents.find(({ id }) => id === source?.documentId);
  if (!document) throw new Error(`${mark.target.source} is not there`);
  const cell = parseCellFragment(fragmentOf(mark)?.value ?? '');
  if (cell) {
    const rows = (await textsOf(document)).join('').split('\r\n');
    expect(rows[cell.row - 1]?.split(',')[cell.column - 1]).toBe(quote.exact);
  }
  const page = parsePageFragment(fragmentOf(mark)?.value ?? '')?.page ?? 1;
  const text = (await textsOf(document))[page - 1] ?? '';
  expect([document.id, quote.exact, matchQuote(text, quote)?.state]).toEqual([document.id, quote.exact, 'placed']);
}

const texts = new Map<string, Promise<string[]>>();
function textsOf(document: LoadedDocument): Promise<string[]> {
  const known = texts.get(document.id) ?? readTexts(document);
  texts.set(document.id, known);
  return known;
}

async function readTexts(document: LoadedDocument): Promise<string[]> {
  const bytes = await readFile(document.path);
  if (document.mediaType === 'message/rfc822') return [bytes.toString('utf8').replaceAll('=\r\n', '')];
  if (document.mediaType !== 'application/pdf') return [bytes.toString('utf8')];
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  return pages;
}
