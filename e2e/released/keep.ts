import type { Page } from '@playwright/test';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openKeyRing } from '../../electron/core/keyring/key-ring.ts';
import { ChromiumApp } from '../hosts/chromium.ts';
import { openProfile, ringPartsOf } from '../hosts/open-profile.ts';
import { RunningApi } from '../hosts/running-api.ts';
import { JudgmentForm } from '../pages/judgment-form.ts';
import { LockScreen } from '../pages/lock-screen.ts';
import { Workstation } from '../pages/workstation.ts';
import { answerClaim } from '../specs/answered-claim.ts';
import { ANA, writeSmallShift } from '../specs/small-shift.ts';
import { KEPT_CASES, KEPT_DRAFT, KEPT_HOLDER, KEPT_PIN } from './kept-profile.ts';

/**
 * Keeps what this build writes, for the builds after it (`node e2e/released/keep.ts 0.1.0`): a profile with a submission
 * that was not sent, a draft, a PIN. A released version is written once; every build opens all that are kept.
 */
const [version] = process.argv.slice(2);
if (!version) throw new Error('Which version is this? node e2e/released/keep.ts VERSION');
const root = path.resolve(import.meta.dirname, '../..');
const folder = await mkdtemp(path.join(tmpdir(), 'meridian-released-'));
const [submitted, begun] = KEPT_CASES;
const api = await RunningApi.start(path.join(folder, 'api'), [
  await writeSmallShift(
    path.join(folder, 'shift'),
    KEPT_CASES.map(reference => ({ reference })),
  ),
]);
const app = await ChromiumApp.start({ apiUrl: api.url, profile: path.join(folder, 'profile') });
try {
  const desk = new Workstation(app);
  await desk.signIn(ANA);
  await new LockScreen(app.window).setPin('Ana Silva', KEPT_PIN);
  await desk.readyOffline();
  const form = await answerClaim(desk, submitted, KEPT_HOLDER);
  await desk.everythingIsAtTheClient();
  await api.stop('SIGKILL');
  await form.submit();
  await desk.goTo('Queue');
  await desk.openCase(begun);
  const answer = new JudgmentForm(app.window).textbox('Policyholder');
  await answer.fill(KEPT_DRAFT);
  await new JudgmentForm(app.window).saved();
  const rows = await databaseOf(app.window);
  await app.close();

  const kept = path.join(import.meta.dirname, version);
  await rm(kept, { recursive: true, force: true });
  await mkdir(kept, { recursive: true });
  for (const part of ['secrets.json', 'secrets.key', 'journal', 'keyring']) {
    await cp(path.join(app.profile, 'main', part), path.join(kept, part), {
      recursive: true,
      // Room that is kept free, not data.
      filter: file => !file.endsWith('reserve'),
    });
  }
  const profile = await openProfile(kept, KEPT_PIN);
  const { storeName, masterKey } = profile;
  const ring = await openKeyRing(ringPartsOf(profile));
  const window = { storeName, masterKey: masterKey.toString('base64'), ring: ring.all(), database: rows };
  await ring.close();
  await writeFile(path.join(root, `renderer/data/testing/released-${version}.json`), `${JSON.stringify(window)}\n`);
  console.log(`Kept ${kept}: ${(await readFile(path.join(kept, 'secrets.json'))).length} bytes of secrets`);
} finally {
  await app.close();
  await api.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The one database of the window, row by row, as it lies on the disk. */
function databaseOf(window: Page): Promise<unknown> {
  return window.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('Not read')));
      });
    const plain = (value: unknown): unknown => {
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        return { bytes: btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')) };
      }
      if (Array.isArray(value)) return value.map(plain);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
    };
    const [named, ...others] = await indexedDB.databases();
    if (!named?.name || others.length > 0) throw new Error('There is not one database');
    const db = await done(indexedDB.open(named.name));
    const tables = [];
    for (const name of db.objectStoreNames) {
      const store = db.transaction(name).objectStore(name);
      const indexes = [...store.indexNames].map(one => {
        const { keyPath, unique, multiEntry } = store.index(one);
        return { name: one, keyPath, unique, multiEntry };
      });
      tables.push({ name, keyPath: store.keyPath, indexes, rows: plain(await done(store.getAll())) });
    }
    const { version: number } = db;
    db.close();
    return { version: number, tables };
  });
}
