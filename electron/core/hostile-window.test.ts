import * as fc from 'fast-check';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { Result } from '../../shared/result.ts';
import { cacheContract, mainContract, paneContract, windowContract } from '../../shared/rpc/contract.ts';
import type { AnyCall } from '../../shared/rpc/define.ts';
import type { Transport } from '../../shared/rpc/transport.ts';
import { createFakeHost, type FakeHost } from '../host/fake/fake-host.ts';
import { memorySecrets } from '../host/fake/memory-secrets.ts';
import { startApp } from './start-app.ts';
import { createFakeClock, type FakeClock } from './testing/fake-clock.ts';

const MESSAGES = 1000;
/** Fewer at once than what the pipe takes for a flood. */
const AT_ONCE = 500;
const SEED = 20_261_123;
const calls: [string, AnyCall][] = Object.entries(mainContract);

let folder: string;
let host: FakeHost;
let clock: FakeClock;
let page: Transport;
/** The window of a document beside it, which may ask for less. */
let pane: Transport;
/** Everything that the main process changed among the machine's secrets. */
const changed: string[] = [];
const answers = new Map<number, Result<unknown>>();
const waiting = new Map<number, (answer: Result<unknown>) => void>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-hostile-'));
  await mkdir(join(folder, 'journal/meridian-0123456789abcdef'), { recursive: true });
  await writeFile(join(folder, 'journal/meridian-0123456789abcdef/000001.log'), 'sealed work');
  const secrets = memorySecrets({ 'vault.of-ana': 'sealed key' });
  clock = createFakeClock();
  host = createFakeHost({
    dataFolder: folder,
    secrets: {
      ...secrets,
      set: async (name, value) => {
        changed.push(name);
        await secrets.set(name, value);
      },
      delete: async name => {
        changed.push(name);
        await secrets.delete(name);
      },
    },
  });
  await startApp(host, { apiUrl: null, clock });
  page = host.connectWindow();
  pane = host.connectWindow({ paneId: 'pane-of-a-document-0001' });
  for (const one of [page, pane]) {
    one.onMessage(frame => {
      const { id, name, ...answer } = JSON.parse(frame.slice(1)) as { id: number; name?: string } & Result<unknown>;
      // A page answers what it is asked, as every page does.
      if (name !== undefined) return one.send(`w{"id":${id},"ok":true}`);
      answers.set(id, answer);
      waiting.get(id)?.(answer);
    });
  }
  // What the start itself writes, the audit trail too, is not part of the play.
  let last = '';
  await vi.waitFor(async () => {
    const now = JSON.stringify(await filesOfMain());
    const isStill = now === last && now.includes('audit');
    last = now;
    if (!isStill) throw new Error('The start still writes');
  });
  changed.length = 0;
});

afterAll(async () => {
  await host.quit();
  await rm(folder, { recursive: true });
});

let lastId = 0;
/** @param input as JSON; empty: the call carries nothing */
function send(name: string, input: string, from = page): number {
  const id = ++lastId;
  from.send(`w{"id":${id},"name":${JSON.stringify(name)}${input === '' ? '' : `,"input":${input}`}}`);
  return id;
}

function ask(name: string): Promise<Result<unknown>> {
  const id = ++lastId;
  const answer = new Promise<Result<unknown>>(resolve => waiting.set(id, resolve));
  page.send(`w{"id":${id},"name":"${name}"}`);
  return answer;
}

/** All that a message could have changed: files without the log, which notes every refusal; secrets; the machine. */
async function stateOfMain() {
  return {
    files: await filesOfMain(),
    changed: [...changed],
    machine: [host.openedUrls.length, host.focusCount, host.savedFiles.size, host.removedStorageCount],
    session: await ask('session.state'),
  };
}

async function filesOfMain(): Promise<(readonly [name: string, bytes: string])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const kept = files.filter(file => !file.startsWith(join(folder, 'logs'))).toSorted();
  return await Promise.all(kept.map(async file => [file, await readFile(file, 'hex')] as const));
}

/** The words of a contract's form, to be put in wrong places: nearer to what is allowed than chance alone. */
function wordsOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const one of schema) wordsOf(one, found);
  else if (typeof schema === 'string') found.add(schema);
  else if (typeof schema === 'object' && schema !== null) {
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties') for (const name of Object.keys(value as object)) found.add(name);
      wordsOf(value, found);
    }
  }
  return found;
}

function hostileFor({ input }: AnyCall): fc.Arbitrary<string> {
  const schema = input instanceof z.ZodVoid ? {} : z.toJSONSchema(input, { io: 'input' });
  const words = [...wordsOf(schema), '__proto__', 'constructor', 'length'];
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>(...words, '', -1, 2 ** 53, 1e308));
  const near = fc.dictionary(fc.constantFrom(...words), value, { maxKeys: 6 });
  return fc
    .oneof(fc.jsonValue(), near, fc.array(near, { maxLength: 3 }))
    .map(one => JSON.stringify(one))
    .filter(text => !input.safeParse(JSON.parse(text)).success);
}

async function refusedAll(messages: readonly (readonly [name: string, input: string])[], from = page): Promise<void> {
  const before = await stateOfMain();
  const sent: number[] = [];
  for (const [i, [name, input]] of messages.entries()) {
    sent.push(send(name, input, from));
    if (i % AT_ONCE === AT_ONCE - 1) await clock.advance(1000);
  }
  await expect.poll(() => sent.filter(id => answers.has(id)).length).toBe(messages.length);
  for (const id of sent) expect(answers.get(id)).toMatchObject({ ok: false, failure: { code: 'internal' } });
  expect(await stateOfMain()).toEqual(before);
}

test.each(calls)(
  'G17 I27 1,000 messages to %s that break its form: all are refused, nothing changes',
  async (name, one) => {
    const inputs = fc.sample(hostileFor(one), { numRuns: MESSAGES, seed: SEED });
    expect(inputs).toHaveLength(MESSAGES);
    await refusedAll(inputs.map(input => [name, input]));
  },
);

test('G17 I27 1,000 calls of other names, of the other contracts and of what every object has: all are refused', async () => {
  const others = [...Object.keys(windowContract), ...Object.keys(cacheContract)];
  const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', ''];
  const name = fc
    .oneof(fc.constantFrom(...others, ...inherited), fc.string())
    .filter(one => !(one in mainContract) || inherited.includes(one));
  const messages = fc.tuple(name, fc.json());
  await refusedAll(fc.sample(messages, { numRuns: MESSAGES, seed: SEED }));
});

test('G17 I27 frames that are no calls are not answered and change nothing', async () => {
  const before = await stateOfMain();
  const heard = answers.size;
  const frames = [
    '',
    'w',
    'c',
    'x{}',
    'w{',
    'w[]',
    'w{"id":"1","name":"session.signOut"}',
    'w{"id":1.5,"name":"session.signOut"}',
    'w{"name":"session.signOut"}',
    'w"session.signOut"',
    'w{"id":null}',
  ];
  for (const frame of frames) page.send(frame);
  await clock.advance(1000);
  expect(answers.size).toBe(heard);
  expect(await stateOfMain()).toEqual(before);
});

test('G17 I27 a pane that asks 1,000 times for what only the program’s own window may: each is refused, however right its form', async () => {
  const inputs: Record<string, unknown> = {
    'session.unlock': { pin: null },
    'session.setPin': { current: null, next: 'tarn7umber' },
    'session.confirm': { pin: 'tarn7umber' },
    'sync.pauseDocuments': { paused: true },
    'journal.reckoning': { since: '2026-01-01T00:00:00Z' },
    'audit.note': { type: 'store.damaged', count: 1 },
    'files.save': { what: 'receipts', suggestedName: 'receipts.csv', text: 'a;b' },
    'files.part': { file: '0193a000-0000-7000-8000-000000000001', base64: 'AAAA' },
    'files.saveMarks': {
      file: '0193a000-0000-7000-8000-000000000001',
      suggestedName: 'marks.xfdf',
      caseId: 'c-1',
      documentId: null,
      format: 'xfdf',
      count: 1,
    },
    'windows.openPane': { caseId: 'c-1', documentId: 'd-1' },
  };
  const forbidden = calls.filter(([name]) => !(name in paneContract));
  for (const [name, { input }] of forbidden) expect(input.safeParse(inputs[name]).success, name).toBe(true);
  const messages = Array.from({ length: MESSAGES }, (_, i) => forbidden[i % forbidden.length]?.[0] ?? '');
  await refusedAll(
    messages.map(name => [name, name in inputs ? JSON.stringify(inputs[name]) : ''] as const),
    pane,
  );
  expect(forbidden.length).toBeGreaterThan(10);
});
