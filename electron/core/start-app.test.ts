import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { mainContract, windowContract } from '../../shared/rpc/contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import type { Transport } from '../../shared/rpc/transport.ts';
import { createFakeHost } from '../host/fake/fake-host.ts';
import { openTrail } from './audit/open-trail.ts';
import { readTrail } from './audit/trail-file.ts';
import { createNodeTrailFolders } from './audit/trail-folders.ts';
import { startApp } from './start-app.ts';
import { silentLog } from './testing/silent-log.ts';
import { createFakeClock } from './testing/fake-clock.ts';

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'meridian-app-'));

function aWindow(pipe: Transport) {
  const states: string[] = [];
  const client = connectPeer({
    transport: divideTransport(pipe).window,
    theirs: mainContract,
    ours: windowContract,
    handlers: {
      'window.sessionChanged': async state => {
        states.push(state.status);
        return ok(undefined);
      },
      'window.keysChanged': async () => ok(undefined),
      'window.flush': async () => {
        states.push('flush');
        return ok(undefined);
      },
      'window.destroyStore': async () => ok(undefined),
    },
    clock: createFakeClock(),
    onBug: what => {
      throw new Error(what);
    },
  });
  return { client, states };
}

async function started(apiUrl: string | null = null) {
  const dataFolder = await newFolder();
  const host = createFakeHost({ dataFolder });
  await startApp(host, { apiUrl, clock: createFakeClock() });
  return { host, dataFolder, ...aWindow(host.connectWindow()) };
}

test('a window that connects is answered in every room', async () => {
  const { client } = await started();
  expect(await client['app.info']()).toEqual(ok({ version: '0.0.0-test', host: 'fake' }));
  expect(await client['session.state']()).toEqual(
    ok({ status: 'signed-out', apiUrl: null, clientName: null, wiped: null }),
  );
  expect(await client['session.signIn']()).toMatchObject({ ok: false, failure: { code: 'not-a-client' } });
  expect(await client['sync.now']()).toMatchObject({ ok: false, failure: { code: 'signed-out' } });
  expect(await client['updates.check']()).toMatchObject({ ok: true, value: { status: 'unsupported' } });
});

test('a window that reloads is answered again, and hears how its own failed call left things', async () => {
  const { host, client } = await started();
  await client['app.info']();
  const second = aWindow(host.connectWindow());
  expect(await second.client['app.info']()).toMatchObject({ ok: true });
  expect(await client['app.info']()).toMatchObject({ failure: { code: 'disconnected' } });
  await second.client['session.signIn']();
  expect(second.states).toEqual(['signed-out']);
});

test('a bug that the window reports is in the log after quitting, without what it quoted', async () => {
  const { host, client, states, dataFolder } = await started();
  await client['log.report']({ where: 'queue', error: 'TypeError: cannot read "Jana Nováková"' });
  await host.quit();
  const log = await readFile(join(dataFolder, 'logs', 'meridian.log'), 'utf8');
  expect(states).toEqual(['flush']);
  expect(log).toContain('window-reported');
  expect(log).toContain('(quoted)');
  expect(log).not.toContain('Jana');
});

test('machine policy names the server, whatever the start option says', async () => {
  const dataFolder = await newFolder();
  await writeFile(join(dataFolder, 'policy.json'), '{"apiUrl":"https://api.client.example"}');
  const host = createFakeHost({ dataFolder });
  await startApp(host, { apiUrl: 'https://other.example', clock: createFakeClock() });
  const { client } = aWindow(host.connectWindow());
  expect(await client['session.state']()).toMatchObject({ value: { apiUrl: 'https://api.client.example' } });
});

test('a policy that cannot be followed stops the start', async () => {
  const dataFolder = await newFolder();
  await writeFile(join(dataFolder, 'policy.json'), '{"updates":"never"}');
  await expect(startApp(createFakeHost({ dataFolder }), { apiUrl: null })).rejects.toThrow('/updates');
});

test('I21 a second start on the same folder ends with a sentence, the first goes on, and after its end there is room', async () => {
  const { host, client, dataFolder } = await started();
  const again = () => startApp(createFakeHost({ dataFolder }), { apiUrl: null, clock: createFakeClock() });
  await expect(again()).rejects.toThrow('Use the window that is open');
  expect(await client['app.info']()).toMatchObject({ ok: true });
  await host.quit();
  await again();
});

test('documents are not served while nobody is signed in', async () => {
  const { host } = await started('http://127.0.0.1:9');
  const answer = await host.fetchDocument({ documentId: 'd-1', version: 1, offset: 0, etag: null });
  expect(answer).toMatchObject({ ok: false, status: 401 });
});

test('a server without encryption stops the start', async () => {
  const host = createFakeHost({ dataFolder: await newFolder() });
  await expect(startApp(host, { apiUrl: 'http://api.client.example' })).rejects.toThrow('https');
});

test('G25 a start, its rules, a window that failed and the end are in the audit trail', async () => {
  const { host, client, dataFolder } = await started();
  host.failWindow('oom');
  await client['log.report']({ where: 'queue', error: 'TypeError' });
  await host.quit();
  const trail = await openTrail({
    foldersOf: machine => createNodeTrailFolders(join(dataFolder, 'audit'), machine),
    secrets: host.secrets,
    clock: createFakeClock(),
    log: silentLog,
    serverNow: () => null,
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of (await trail.exported()).bytes) pieces.push(piece);
  await trail.close();
  const read = readTrail(Buffer.concat(pieces).toString());
  expect(read.ok && read.value.entries.map(({ type, detail }) => [type, detail])).toEqual([
    ['trail.begun', undefined],
    ['app.started', '0.0.0-test'],
    ['policy.changed', 'first'],
    ['app.window-failed', 'oom'],
    ['app.window-failed', 'reported'],
    ['app.stopped', undefined],
  ]);
});
