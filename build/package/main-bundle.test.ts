import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PIN_COST, stretchHere } from '../../electron/core/vault/stretch-pin.ts';
import { mainBundle, stretchBundle } from '../node-bundles.ts';

/** All that runs in the main process of what is installed, and is not ours. A new name here is a decision. */
const PACKAGES = [
  'builder-util-runtime',
  'debug',
  'electron-updater',
  'fs-extra',
  'graceful-fs',
  'has-flag',
  'hash-wasm',
  'jose',
  'js-yaml',
  'jsonfile',
  'lazy-val',
  'lodash.escaperegexp',
  'lodash.isequal',
  'ms',
  'oauth4webapi',
  'openid-client',
  'sax',
  'semver',
  'supports-color',
  'universalify',
  'zod',
];

let folder: string;
let chunk: Rolldown.OutputChunk;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-main-'));
  const built = (await build(mainBundle(join(folder, 'main')))) as Rolldown.RolldownOutput;
  [chunk] = built.output;
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

test('the main process is one file that needs nothing but Electron and Node', () => {
  expect(chunk.imports.filter(name => name !== 'electron' && !isBuiltin(name))).toEqual([]);
  expect(chunk.dynamicImports).toEqual([]);
});

test('nothing of the tests, of the other hosts or of the tools is in it', () => {
  const own: string[] = [];
  const packages = new Set<string>();
  for (const id of chunk.moduleIds.filter(path => path.startsWith('/'))) {
    const path = relative(resolve('.'), id);
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1];
    if (name === undefined) own.push(path);
    else packages.add(name);
  }
  expect(own).toContain('electron/core/start-app.ts');
  expect(own.filter(path => !/^(electron|shared)\//.test(path))).toEqual([]);
  expect(own.filter(path => /\/(testing|fake|chromium)\/|\.test\./.test(path))).toEqual([]);
  expect([...packages].toSorted()).toEqual(PACKAGES);
});

test('the thread for PINs is a file beside it that needs nothing but Node, and stretches', async () => {
  const outDir = join(folder, 'main');
  const built = (await build(stretchBundle(outDir))) as Rolldown.RolldownOutput;
  expect(built.output[0].imports.filter(name => !isBuiltin(name))).toEqual([]);
  const job = { pin: '481739', salt: Buffer.alloc(16).toString('base64'), cost: PIN_COST };
  const worker = new Worker(join(outDir, 'stretch-worker.js'), { workerData: job });
  const [bytes] = (await once(worker, 'message')) as [Uint8Array];
  expect(Buffer.from(bytes)).toEqual(await stretchHere(job));
}, 30_000);

test('it starts in Electron’s order, loads the page and quits when it is told to', async () => {
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html>');
  const play = resolve('build/package/testing/play-electron.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', play, join(folder, 'main/index.js')], {
    env: { ...process.env, USER_DATA: join(folder, 'person') },
    timeout: 20_000,
  });
  const said = stdout.trim().split('\n');
  expect(said[0]).toContain('scheme registered');
  expect(said).toContain('load meridian://app/');
  expect(said.slice(-2)).toEqual(['quit held', 'quit']);
}, 30_000);
