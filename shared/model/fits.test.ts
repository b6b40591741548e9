import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { RecordPut } from './change.ts';
import { passQuickly } from './fits.ts';
import { JournalItem } from './journal.ts';
import { OutboxEntry } from './outbox.ts';
import { CachePage } from '../rpc/cache-page.ts';
import { KeysChange } from '../rpc/keys-contract.ts';

const AT = '2026-03-02T09:00:00.5Z';
const judgment = {
  caseId: 'case-1',
  userId: 'p-1',
  process: { processId: 'claims', version: 2 },
  answers: { ok: true, list: [1, null, { a: 'b' }] },
  evidence: { '/ok': ['urn:uuid:1'] },
  rationale: { '/ok': 'Because.' },
  confidence: { '/ok': 0.5 },
  decision: { result: 'pay', matchedRules: ['1'] },
  activeSeconds: 12,
  updatedAt: AT,
};
const annotation = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'urn:uuid:1',
  type: 'Annotation',
  caseId: 'case-1',
  motivation: 'highlighting',
  creator: { type: 'Person', id: 'p-1', name: 'Ada' },
  created: AT,
  body: [{ type: 'TextualBody', purpose: 'commenting', value: 'Here.' }],
  target: { source: 'urn:x', selector: [{ type: 'TextQuoteSelector', exact: 'a', prefix: 'b', suffix: 'c' }] },
};
const note = { id: 'n-1', author: { id: 'p-1', name: 'Ada', roles: ['lead'] }, at: AT, text: 'Hm.', to: ['p-2'] };
/** One of each kind, with most of what it may have. */
const values = {
  process: {
    processId: 'claims',
    version: 2,
    name: 'Claims',
    form: { schema: { type: 'object' }, translations: { de: { a: 'b' } } },
    decision: { dmn: '<x/>', decision: 'd', override: 'with-rationale' },
    tags: [{ id: 't', label: 'T' }],
    qa: {
      sampling: { type: 'percent', percent: 5 },
      passScore: 98,
      defects: [{ id: 'd', label: 'D', weight: 1, critical: false }],
    },
  },
  case: {
    id: 'case-1',
    reference: 'NB-1',
    title: 'Ein Fall',
    process: { processId: 'claims', version: 2 },
    status: 'assigned',
    priority: 'high',
    receivedAt: AT,
    dueAt: '2026-03-02T09:00:00+01:00',
    clock: { state: 'stopped', since: AT },
    related: [{ caseId: 'case-2', relation: 'duplicate' }],
    assignment: { userId: 'p-1', as: 'analyst', assignedAt: AT },
    documentIds: ['d-1'],
    attributes: { name: 'Ü', nested: { list: [1, 2] } },
  },
  document: {
    id: 'd-1',
    version: 1,
    caseId: 'case-1',
    name: 'Letter.pdf',
    mediaType: 'application/pdf',
    bytes: 10,
    sha256: 'a'.repeat(64),
    pages: 3,
  },
  annotation,
  judgment,
  submission: {
    id: 's-1',
    caseId: 'case-1',
    userId: 'p-1',
    as: 'analyst',
    round: 1,
    submittedAt: AT,
    judgment,
    annotations: [annotation],
  },
  review: {
    id: 'r-1',
    caseId: 'case-1',
    submissionIds: ['s-1'],
    reviewerId: 'p-2',
    status: 'open',
    items: [{ pointer: '/ok', verdict: 'correct', comment: 'Yes.' }],
  },
  query: { id: 'q-1', caseId: 'case-1', subject: 'Date?', blocking: true, status: 'open', messages: [note] },
  note,
};
const kinds = Object.keys(values) as (keyof typeof values)[];
const putOf = (kind: string, value: unknown) => ({ op: 'put', kind, id: 'any', version: 1, value });

const id = '01950000-0000-7000-8000-000000000001';
const mutation = {
  id,
  seq: 1,
  at: AT,
  act: { type: 'judgment.save', payload: judgment },
  target: { kind: 'judgment', id: 'case-1' },
  baseVersion: 1,
};
const settlement = { id, state: 'accepted', serverVersion: 2, settledAt: AT };
/** What goes between the window and the main process by the hundred, beside records. */
const work: readonly (readonly [string, z.ZodType, unknown])[] = [
  ['an act in the outbox', OutboxEntry, { id, caseId: 'case-1', mutation, state: 'waiting', attempts: 0 }],
  ['an act in the journal', JournalItem, { kind: 'mutation', caseId: 'case-1', mutation }],
  ['a draft in the journal', JournalItem, { kind: 'draft', caseId: 'case-1', judgment, baseVersion: 1, savedAt: AT }],
  ['an answer in the journal', JournalItem, { kind: 'settled', settlement }],
  [
    'a page of the feed',
    CachePage,
    {
      epoch: 'e',
      changes: [putOf('note', note), { op: 'delete', kind: 'case', id: 'c-1', version: 2 }],
      nextCursor: '2',
      hasMore: true,
      serverTime: AT,
      restart: false,
      after: null,
    },
  ],
  ['keys that were made', KeysChange, { made: [[1, 'c-1', `${'A'.repeat(43)}=`]], destroyed: [2] }],
];

/** The same schema without the short way. */
function slow<Schema extends z.ZodType>(schema: Schema): Schema {
  return z.core.clone(schema, schema.def);
}

/** What a value became, or that it was refused. */
function outcome(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : 'refused';
}

describe('a schema that passes quickly answers as it does without', () => {
  const plainly = slow(RecordPut);
  const hostile = fc.constantFrom<unknown>(
    null,
    0,
    -1,
    1.5,
    2 ** 60,
    '',
    ' ',
    'x'.repeat(300),
    '2026-02-30T00:00:00Z',
    '2026-03-02',
    [],
    {},
    [null],
    { type: 'x' },
    true,
    JSON.parse('{"__proto__":{"a":1}}'),
  );

  test.each(kinds)('of a %s as it should be', kind => {
    const put = putOf(kind, values[kind]);
    expect(plainly.parse(put)).toEqual(put);
    expect(RecordPut.parse(put)).toBe(put);
  });

  test.each(work)('of %s as it should be', (_name, schema, value) => {
    expect(slow(schema).parse(value)).toEqual(value);
    expect(schema.parse(value)).toBe(value);
  });

  test.each(work)('of %s that was changed in any place', (_name, schema, value) => {
    const change = fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), hostile);
    const ways = fc.constantFrom<'replace' | 'remove' | 'add'>('replace', 'remove', 'add');
    fc.assert(
      fc.property(change, ways, ([places, other], way) => {
        const changed = structuredClone(value) as object;
        for (const place of places) changeAt(changed, place, way, structuredClone(other));
        expect(outcome(schema, changed)).toEqual(outcome(slow(schema), changed));
      }),
      { numRuns: 1000 },
    );
  });

  test('of records that were changed in any place', () => {
    const change = fc.tuple(fc.constantFrom(...kinds), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), hostile);
    const ways = fc.constantFrom<'replace' | 'remove' | 'add'>('replace', 'remove', 'add');
    fc.assert(
      fc.property(change, ways, ([kind, places, other], way) => {
        const put = structuredClone(putOf(kind, values[kind]));
        for (const place of places) changeAt(put, place, way, structuredClone(other));
        expect(outcome(RecordPut, put)).toEqual(outcome(plainly, put));
      }),
      { numRuns: 4000 },
    );
  });
});

test('what is plainly right is not asked of zod at all', () => {
  const schema = slow(RecordPut);
  let asked = 0;
  const { _zod: internals } = schema;
  const { run } = internals;
  internals.run = (payload, context) => {
    asked++;
    return run(payload, context);
  };
  passQuickly(schema);
  for (const kind of kinds) schema.parse(putOf(kind, values[kind]));
  expect(asked).toBe(0);
  schema.parse({ ...putOf('note', note), more: 1 });
  expect(asked).toBe(1);
});

test('a tuple passes as it is when it is as long as it should be and each place is right', () => {
  const pair = passQuickly(z.tuple([z.number().int(), z.string().nullable()]));
  const value = [1, null];
  expect(pair.parse(value)).toBe(value);
  for (const wrong of [[1], [1, 'a', 2], ['a', 1], { 0: 1, 1: 'a', length: 2 }, [1.5, 'a'], []]) {
    expect(outcome(pair, wrong)).toEqual(outcome(slow(pair), wrong));
    expect(outcome(pair, wrong)).toBe('refused');
  }
});

test.each([
  ['a default', z.object({ a: z.string().default('b') }), {}],
  ['a transformation', z.object({ a: z.string().transform(Number) }), { a: '1' }],
  ['a string that is trimmed', z.object({ a: z.string().trim() }), { a: ' a ' }],
  ['a refinement', z.object({ a: z.string().refine(a => a === 'b') }), { a: 'a' }],
  ['a format with rules of its own', z.object({ a: z.base64() }), { a: 'a' }],
  ['a strict object', z.strictObject({ a: z.string() }), { a: 'a', b: 'b' }],
  [
    'options of which the first leaves something out',
    z.union([z.object({ a: z.string() }), z.object({ a: z.string(), b: z.string() })]),
    { a: 'a', b: 'b' },
  ],
  ['a tuple that may go on', z.tuple([z.string()], z.string()), ['a', 1]],
  ['a tuple that may be shorter', z.tuple([z.string(), z.string().optional()]), ['a', undefined, 1]],
  ['a lazy schema', z.object({ a: z.lazy(() => z.number()) }), { a: 'a' }],
] as const)('%s is left to zod', (_, schema: z.ZodType, value) => {
  expect(outcome(passQuickly(slow(schema)), value)).toEqual(outcome(schema, value));
});

/** Counts through all members, at any depth, and changes the one that the number falls on. */
function changeAt(root: object, place: number, way: 'replace' | 'remove' | 'add', other: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const name of Object.keys(value)) {
      places.push([value as Record<string, unknown>, name]);
      collect((value as Record<string, unknown>)[name]);
    }
  };
  collect(root);
  const [owner, name] = places[place % places.length] ?? [root as Record<string, unknown>, 'value'];
  if (way === 'add' && !Array.isArray(owner)) owner[`${name}2`] = other;
  else if (way === 'remove' && !Array.isArray(owner)) delete owner[name];
  else owner[name] = other;
}
