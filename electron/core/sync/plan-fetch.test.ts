import { expect, test } from 'vitest';
import { CaseId, DocumentId } from '../../../shared/model/ids.ts';
import type { DocumentWanted } from '../../../shared/rpc/cache-page.ts';
import { flightOf, planFetch } from './plan-fetch.ts';

const MIB = 1024 ** 2;
let made = 0;
function want(caseId: string, bytes: number, offset = 0): DocumentWanted {
  const id = DocumentId.parse(`d-${++made}`);
  const what = { name: 'a.pdf', mediaType: 'application/pdf', sha256: '0'.repeat(64) };
  return { document: { id, version: 1, caseId: CaseId.parse(caseId), bytes, ...what }, offset, etag: null };
}
const cases = (planned: readonly DocumentWanted[]): string[] => planned.map(one => one.document.caseId);

test('four small ones at once, in order', () => {
  const wanted = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5'].map(id => want(id, 10));
  expect(planFetch(wanted, [], new Set())).toEqual(wanted.slice(0, 4));
  expect(planFetch(wanted.slice(3), wanted.slice(0, 3).map(flightOf), new Set())).toEqual([wanted[3]]);
});

test('one big one at a time, with small ones beside it', () => {
  const wanted = [want('c-1', 90 * MIB), want('c-2', 50 * MIB), want('c-3', 10)];
  expect(cases(planFetch(wanted, [], new Set()))).toEqual(['c-1', 'c-3']);
});

test('the last megabytes of a big one are small', () => {
  expect(flightOf(want('c-1', 90 * MIB, 89 * MIB)).isBig).toBe(false);
});

test('a case with many documents leaves places to the others', () => {
  const wanted = [...Array.from({ length: 6 }, () => want('c-1', 10)), want('c-2', 10), want('c-3', 10)];
  expect(cases(planFetch(wanted, [], new Set()))).toEqual(['c-1', 'c-1', 'c-2', 'c-3']);
});

test('a case that is alone has all places', () => {
  const wanted = Array.from({ length: 6 }, () => want('c-1', 10));
  expect(planFetch(wanted, [], new Set())).toHaveLength(4);
});

test('the case in hand does not wait behind four others, nor behind a big one', () => {
  const flying = ['c-2', 'c-3', 'c-4'].map(id => ({ caseId: id, isBig: false }));
  const big = { caseId: 'c-5', isBig: true };
  const wanted = [want('c-1', 20 * MIB), want('c-1', 10), want('c-1', 10), want('c-6', 10)];
  expect(cases(planFetch(wanted, [...flying, big], new Set(['c-1'])))).toEqual(['c-1', 'c-1']);
});
