import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from './free-port.ts';
import { type ApiServer, type ApiServerOptions, startApiServer } from './start.ts';
import { Desk } from './testing/desk.ts';
import { refresh, readTokens, signIn } from './testing/sign-in.ts';
import { tinyBundle } from './testing/tiny-bundle.ts';

let folder: string;
let options: ApiServerOptions;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meridian-api-'));
  options = { port: await freePort(), dataDir: path.join(folder, 'data'), bundles: [await tinyBundle(folder)] };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The same server again: on the same port, because the issuer's name holds it. */
async function during<T>(visit: (server: ApiServer) => Promise<T>): Promise<T> {
  const server = await startApiServer(options);
  try {
    return await visit(server);
  } finally {
    await server.stop();
  }
}

test('a restart keeps sessions, cursors, epoch and answers', async () => {
  const before = await during(async server => {
    const tokens = await signIn(server.url, { userName: 'ana', password: 'ana-password' });
    const ana = await Desk.open(server.url, 'ana');
    const start = ana.mutation('case.start', { kind: 'case', id: 'c-1' }, {}, 1);
    await ana.send(start);
    return { tokens, ana, start, cursor: (await ana.pull()).cursor, epoch: server.epoch };
  });
  await during(async server => {
    expect(server.epoch).toBe(before.epoch);
    expect(await before.ana.pull(before.cursor)).toMatchObject({ changes: [], cursor: before.cursor });
    expect(await before.ana.send(before.start)).toMatchObject([{ status: 'duplicate', version: 2 }]);
    const renewed = await readTokens(await refresh(server.url, before.tokens.refresh_token));
    expect(renewed.refresh_token).not.toBe(before.tokens.refresh_token);
  });
}, 60_000);

test('a server stops at once, whoever is still listening to its events', async () => {
  const response = await during(async server => (await Desk.open(server.url, 'ana')).fetch('/v1/events'));
  await expect(response.text()).rejects.toThrow();
}, 60_000);

test('a bundle is only loaded into an empty database', async () => {
  await during(async server => {
    const ana = await Desk.open(server.url, 'ana');
    const cases = (await ana.pull()).changes.filter(change => change.kind === 'case');
    expect(cases.find(({ id }) => id === 'c-1')).toMatchObject({ version: 2 });
  });
}, 60_000);

test('a taken port and a taken folder are said in a sentence', async () => {
  await during(async server => {
    const { port } = new URL(server.url);
    const elsewhere = path.join(folder, 'elsewhere');
    await expect(startApiServer({ ...options, dataDir: elsewhere })).rejects.toThrow(
      `Port ${port} is taken. Stop what uses it, or choose another with --port.`,
    );
    await expect(startApiServer({ ...options, port: 0 })).rejects.toThrow(
      /is in use by another reference API \(process \d+\)/,
    );
  });
}, 60_000);

test('what was answered survives kill -9, as a process of its own', async () => {
  const data = path.join(folder, 'killed');
  const main = path.join(import.meta.dirname, 'main.ts');
  const environment = { ...process.env, DATABASE_URL: '' };
  await startApiServer({ ...options, port: 0, dataDir: data }).then(server => server.stop());
  const run = async () => {
    const child = spawn(process.execPath, [main, '--port', String(options.port), '--data', data], { env: environment });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, url: (JSON.parse(line.toString()) as { url: string }).url };
  };
  const first = await run();
  const ana = await Desk.open(first.url, 'ana');
  const submit = ana.submit('c-1');
  expect(await ana.send(submit)).toMatchObject([{ status: 'applied' }]);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await run();
  expect(await ana.send(submit)).toMatchObject([{ status: 'duplicate' }]);
  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([0, null]);
}, 60_000);

test('wrong arguments end with a sentence and no stack', async () => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), '--port', 'many']);
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(said.join('')).toBe(
    'The reference API could not start or stop: --port needs a number from 0 to 65535, not “many”.\n',
  );
});
