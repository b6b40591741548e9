import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openRescue } from '../../electron/core/rescue/open-rescue.ts';
import { startApp } from '../../electron/core/start-app.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { createMemoryCache } from '../../electron/core/testing/memory-cache.ts';
import { crashingSecrets } from '../../electron/core/vault/testing/crashing-secrets.ts';
import { createFakeHost } from '../../electron/host/fake/fake-host.ts';
import { CaseId, MutationId } from '../../shared/model/ids.ts';
import type { JournalItem } from '../../shared/model/journal.ts';
import { ok } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import {
  cacheContract,
  mainContract,
  type SessionState,
  windowContract,
  writerContract,
} from '../../shared/rpc/contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import { Browser } from './testing/sign-in.ts';
import { startTinyServer, type TinyServer } from './testing/tiny-server.ts';

const PIN = '481739';

let server: TinyServer;
beforeAll(async () => {
  server = await startTinyServer({ allowFaults: true });
}, 60_000);
afterAll(() => server.end());

/** The whole main process on a machine in memory, with a window that the test plays. */
async function aWorkstation(secrets = crashingSecrets()) {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'meridian-desk-'));
  onTestFinished(() => rm(dataFolder, { recursive: true }));
  const host = createFakeHost({
    dataFolder,
    secrets,
    browse: url => void signInAt(url),
  });
  const signInAt = async (url: string): Promise<void> => {
    const browser = new Browser();
    const form = await browser.open(url);
    await browser.open(form.url, { userName: 'ana', password: 'ana-password' });
  };
  await startApp(host, { apiUrl: server.url });
  onTestFinished(() => host.quit());
  const halves = divideTransport(host.connectWindow());
  const told: SessionState[] = [];
  const destroyed: string[] = [];
  let flushes = 0;
  const parts = {
    clock: systemClock,
    onBug: (what: string, error: unknown) => {
      throw new Error(what, { cause: error });
    },
  };
  const main = connectPeer({
    ...parts,
    transport: halves.window,
    theirs: mainContract,
    ours: windowContract,
    handlers: {
      'window.sessionChanged': async state => {
        told.push(state);
        return ok(undefined);
      },
      'window.keysChanged': async () => ok(undefined),
      'window.flush': async () => {
        flushes++;
        return ok(undefined);
      },
      'window.destroyStore': async ({ storeName }) => {
        destroyed.push(storeName);
        return ok(undefined);
      },
    },
  });
  const cache = createMemoryCache();
  const worker = connectPeer({
    ...parts,
    transport: halves.cache,
    theirs: writerContract,
    ours: cacheContract,
    handlers: cache.handlers,
  });
  return { host, main, worker, cache, told, destroyed, dataFolder, secrets, flushes: () => flushes };
}

const act: JournalItem = {
  kind: 'mutation',
  caseId: CaseId.parse('c-nobody-has'),
  mutation: {
    id: MutationId.parse('0199a2b4-0000-7000-8000-0000000000aa'),
    seq: 1,
    at: '2026-03-02T09:00:00.000Z',
    act: { type: 'case.park', payload: { reason: 'Calls back', wakeAt: '2026-03-03T09:00:00.000Z' } },
    target: { kind: 'case', id: 'c-nobody-has' },
    baseVersion: 4,
  },
};

test('a person signs in, chooses a PIN, locks, unlocks, and is wiped by an order; the client opens what was unsent', async () => {
  const { main, worker, cache, told, destroyed, dataFolder, secrets, flushes } = await aWorkstation();
  const signedIn = await main['session.signIn']();
  if (!signedIn.ok) throw new Error(signedIn.failure.message);
  const { storeName, masterKey, deviceId } = signedIn.value;
  await worker['writer.opened']({ storeName, turn: 1 });
  expect(await main['session.state']()).toMatchObject({ value: { leaseExpiresAt: expect.any(String) as string } });
  expect([...secrets.stored.keys()].some(name => name.startsWith('vault-share.'))).toBe(true);
  expect(await main['session.setPin']({ current: null, next: '111111' })).toMatchObject({ failure: { code: 'weak' } });
  expect(await main['session.setPin']({ current: null, next: PIN })).toMatchObject({ ok: true });

  await main['session.lock']();
  expect(told.at(-1)).toMatchObject({ status: 'locked', reason: 'by-hand', hasPin: true });
  expect(flushes()).toBe(1);
  expect(await main['journal.keep']([act])).toMatchObject({ failure: { code: 'locked' } });
  expect(await main['session.unlock']({ pin: '999999' })).toMatchObject({ failure: { code: 'wrong-pin' } });
  expect(await main['session.unlock']({ pin: PIN })).toMatchObject({ ok: true, value: { storeName, masterKey } });
  cache.reports.splice(0);
  await worker['writer.opened']({ storeName, turn: 2 });
  // An order is heard by who listens: the first round begins to, and listening brings about the second.
  await expect
    .poll(() => cache.reports.filter(({ phase }) => phase === 'idle').length, { timeout: 10_000 })
    .toBeGreaterThan(1);
  expect(await main['journal.keep']([act])).toMatchObject({ ok: true });

  await server.orderWipe(deviceId);
  await expect
    .poll(() => told.at(-1), { timeout: 20_000 })
    .toMatchObject({
      status: 'signed-out',
      wiped: { rescued: 1 },
    });
  await expect.poll(() => destroyed).toEqual([storeName]);
  expect([...secrets.stored.keys()].filter(name => /^(vault|person|active)/.test(name))).toEqual([]);
  expect(await readdir(path.join(dataFolder, 'journal'))).toEqual([]);
  const sealed = await readFile(path.join(dataFolder, 'rescued', `${storeName}.jwe`), 'utf8');
  const privateJwk: unknown = await (await fetch(`${server.url}/__test/recovery-key`)).json();
  expect(await openRescue(sealed, privateJwk)).toMatchObject({ ok: true, value: { deviceId, items: [act] } });
  const again = await main['session.signIn']();
  expect(again).toMatchObject({ ok: true });
  expect(again.ok && again.value.storeName).not.toBe(storeName);
}, 60_000);
