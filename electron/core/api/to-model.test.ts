import { expect, test } from 'vitest';
import type { RecordKind } from '../../../shared/model/change.ts';
import { PersonId } from '../../../shared/model/ids.ts';
import { toMe, toRecordChange, toRecordValue } from './to-model.ts';

const reader = { personId: PersonId.parse('p-ana') };
const at = '2026-11-23T09:00:00Z';
const process = { processId: 'underwriting', version: 3 };

const aCase = {
  id: 'c-1',
  reference: 'NB-1',
  title: 'Life cover',
  process,
  status: 'assigned',
  priority: 'high',
  receivedAt: at,
  dueAt: at,
  assignment: { userId: 'p-ana', as: 'analyst', assignedAt: at },
  documents: ['d-1', 'd-2'],
};
const aJudgment = { caseId: 'c-1', process, answers: { smoker: true } };
const anAnnotation = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'urn:uuid:1',
  type: 'Annotation',
  target: 'urn:meridian:document:d-1:v1',
};

function put(kind: string, value: unknown) {
  return toRecordChange({ kind, id: 'x', version: 2, op: 'put', value }, reader);
}

const whole: [RecordKind, unknown, unknown][] = [
  ['case', aCase, { documentIds: ['d-1', 'd-2'], related: [], attributes: {} }],
  [
    'document',
    {
      id: 'd-1',
      version: 1,
      caseId: 'c-1',
      name: 'a.pdf',
      mediaType: 'application/pdf',
      bytes: 3,
      sha256: 'a'.repeat(64),
    },
    { name: 'a.pdf' },
  ],
  ['process', { ...process, name: 'UW', form: { schema: {} } }, { tags: [] }],
  [
    'process',
    { ...process, name: 'UW', form: { schema: {} }, qa: {}, decision: { dmn: '<x/>', decision: 'd' } },
    { qa: { passScore: 98, defects: [] }, decision: { override: 'with-rationale' } },
  ],
  [
    'process',
    { ...process, name: 'UW', form: { schema: {} }, qa: { defects: [{ id: 'x', label: 'X', weight: 1 }] } },
    { qa: { defects: [{ critical: false }] } },
  ],
  ['judgment', aJudgment, { userId: 'p-ana', evidence: {}, rationale: {}, confidence: {}, activeSeconds: 0 }],
  ['judgment', { ...aJudgment, userId: 'p-ben', decision: {} }, { userId: 'p-ben', decision: { matchedRules: [] } }],
  [
    'submission',
    {
      id: 's-1',
      caseId: 'c-1',
      userId: 'p-ben',
      as: 'analyst',
      submittedAt: at,
      judgment: aJudgment,
      annotations: [anAnnotation],
    },
    { round: 1, judgment: { userId: 'p-ben', updatedAt: at }, annotations: [{ caseId: 'c-1' }] },
  ],
  ['review', { id: 'r-1', caseId: 'c-1', submissionIds: ['s-1'], reviewerId: 'p-lea', status: 'open' }, { items: [] }],
  [
    'query',
    {
      id: 'q-1',
      caseId: 'c-1',
      subject: 'Dose?',
      status: 'open',
      messages: [{ id: 'n-1', author: { id: 'p-ana', name: 'Ana' }, at, text: 'Which?' }],
    },
    { blocking: false, messages: [{ to: [] }] },
  ],
  ['note', { id: 'n-1', author: { id: 'p-ana', name: 'Ana' }, at, text: 'Hello' }, { to: [] }],
  ['annotation', { ...anAnnotation, caseId: 'c-1' }, { motivation: 'highlighting', body: [] }],
];

test.each(whole)('a %s of the feed gets our words and the contract’s defaults', (kind, value, expected) => {
  expect(put(kind, value)).toMatchObject({ op: 'put', kind, id: 'x', version: 2, value: expected });
  expect(toRecordValue(kind, value, reader)).toMatchObject({ ok: true, value: expected });
});

test('members that the contract does not know are ignored', () => {
  const change = put('case', { ...aCase, colour: 'red', assignment: { ...aCase.assignment, mood: 'good' } });
  expect(change).toMatchObject({ op: 'put' });
  expect(JSON.stringify(change)).not.toMatch(/colour|mood|"documents"/);
});

test.each<[string, string, unknown, RegExp]>([
  ['a case of an unknown state', 'case', { ...aCase, status: 'lost' }, /status/],
  ['a case without documents', 'case', { ...aCase, documents: undefined }, /documents/],
  ['a value that is no object', 'case', 'captive portal', /the value/],
  ['no value at all', 'note', undefined, /note|record/],
  ['an annotation without a case', 'annotation', anAnnotation, /which case/],
  ['a kind of a newer server', 'payment', { amount: 1 }, /does not know records of the kind “payment”/],
  ['a kind named like a method of every object', 'constructor', {}, /does not know/],
])('%s is quarantined with a reason, whole', (_name, kind, value, reason) => {
  const change = put(kind, value);
  expect(change).toMatchObject({ op: 'quarantine', kind, id: 'x', version: 2, raw: value ?? null });
  expect(change).toHaveProperty('reason', expect.stringMatching(reason));
});

test('the reason of a quarantine never quotes the client’s text', () => {
  const change = put('case', { ...aCase, title: 7, reference: { secret: 'Jane Doe' } });
  expect(change).toHaveProperty('reason', expect.not.stringContaining('Jane Doe'));
});

test('a delete needs no value, and a delete of an unknown kind is a delete', () => {
  expect(toRecordChange({ kind: 'payment', id: 'x', version: 9, op: 'delete' }, reader)).toEqual({
    op: 'delete',
    kind: 'payment',
    id: 'x',
    version: 9,
  });
});

test('a client that says little about its workstations gets the strict rules', () => {
  const me = toMe(
    {
      id: 'p-ana',
      name: 'Ana',
      roles: ['analyst', 'wizard'],
      workstation: { leaseHours: 12, checkInMinutes: 60, idleLockMinutes: 10 },
    },
    { name: 'Northwind Life' },
  );
  expect(me).toMatchObject({
    client: { name: 'Northwind Life', timeZone: 'UTC' },
    roles: ['analyst'],
    team: [],
    skills: [],
    workstation: { watermark: true, screenCapture: false, copyText: 'within-app', print: false, saveDocuments: false },
  });
});

test('a whole case comes out the same, whichever way it is read', () => {
  const full = {
    ...aCase,
    goalAt: at,
    clock: { state: 'stopped', since: at, reason: 'query' },
    parked: { wakeAt: at },
    related: [{ caseId: 'c-2', relation: 'same-person' }],
    attributes: { sum: 3, nested: { a: [1] } },
    somethingNew: true,
  };
  for (const value of [aCase, full]) {
    const put = toRecordChange({ kind: 'case', id: 'c-1', version: 1, op: 'put', value }, reader);
    const asked = toRecordValue('case', value, reader);
    expect(asked.ok && put).toEqual({ op: 'put', kind: 'case', id: 'c-1', version: 1, value: asked.ok && asked.value });
  }
});

test.each([
  ['related', null],
  ['attributes', []],
  ['attributes', JSON.parse('{"__proto__":{"lead":true}}') as unknown],
  ['documents', undefined],
  ['dueAt', 'tomorrow'],
])('a case whose %s is %o is quarantined with a reason that names it in the client’s words', (member, value) => {
  const change = put('case', { ...aCase, documentIds: ['d-1'], [member]: value });
  expect(change).toMatchObject({ op: 'quarantine' });
  expect(change.op === 'quarantine' && change.reason).toContain(`(${member}:`);
});
