import { createHash } from 'node:crypto';
import { openDocumentBytes } from '../../../renderer/data/document-bytes.ts';
import { isUnsent } from '../../../shared/model/outbox.ts';
import type { SeenRequest } from '../lab/network.ts';
import type { Station } from '../lab/station.ts';
import type { World } from '../lab/world.ts';
import type { Checker } from './checker.ts';
import { outboxOf } from './local-view.ts';

const BRAKE = { cases: 20, share: 0.3 };
const MINUTE_MS = 60_000;

const countBefore = new WeakMap<object, number>();
const boundedDelete: Checker = {
  id: 'I13',
  always(world, station) {
    const cache = station.cache();
    if (!cache) return;
    const now = cache.feed.cases().length;
    const before = countBefore.get(cache) ?? now;
    countBefore.set(cache, now);
    const gone = before - now;
    if (gone <= BRAKE.cases || gone <= before * BRAKE.share || world.ledger.allowedDeletes.length > 0) return;
    world.violate('I13', `${station.name}: ${gone} of ${before} cases went, and nobody was asked`);
  },
};

/** What was shown with the right bytes, and nothing has changed that since. */
const looked = new WeakMap<object, { age: number; readonly versions: Set<string> }>();
const verifiedBytesOnly: Checker = {
  id: 'I14',
  async whenOpen(world, { store, station }) {
    const age = station.store.age('bytes') + station.store.age('chunks');
    const before = looked.get(store);
    const versions = before?.age === age ? before.versions : new Set<string>();
    looked.set(store, { age, versions });
    for (const head of store.feed.all()) {
      if (head.kind !== 'document') continue;
      const { record } = head.columns;
      const name = `${record.id}@${record.version}/${record.sha256}`;
      if (versions.has(name)) continue;
      const bytes = await openDocumentBytes(store, record).catch(() => null);
      if (!bytes) continue;
      const shown = await bytes.read(0, bytes.length).catch(() => null);
      if (!shown) continue;
      const sha256 = createHash('sha256').update(shown).digest('hex');
      if (sha256 === record.sha256) versions.add(name);
      else world.violate('I14', `${station.name}: ${record.id} v${record.version} is shown with other bytes`);
    }
  },
};

const timeBefore = new WeakMap<object, { atMs: number; contacts: number; starts: number }>();
const leaseMonotonic: Checker = {
  id: 'I18',
  always(world, station) {
    const main = station.main();
    if (!main) return;
    const atMs = main.time.now();
    const { contacts, starts } = station.secrets;
    const last = timeBefore.get(station);
    // A program that was killed knows what was written down.
    const isSame = last?.starts === starts;
    const before = isSame ? last : last && { ...last, atMs: station.secrets.time?.highestMs ?? 0 };
    if (before && before.contacts === contacts && atMs < before.atMs) {
      world.violate(
        'I18',
        `${station.name}: effective time went back by ${before.atMs - atMs} ms without a word of the server`,
      );
    }
    timeBefore.set(station, { atMs, contacts, starts });
  },
};

const singleWriter: Checker = {
  id: 'I21',
  always(world, station) {
    const open = new Set<string>();
    for (const { isOver, mutationIds } of station.network.seen.slice(-20)) {
      if (isOver) continue;
      for (const id of mutationIds) {
        if (open.has(id)) world.violate('I21', `${station.name}: ${id} is on its way twice at once`);
        open.add(id);
      }
    }
    const writers = [station.window(), ...station.olderWindows()].filter(window => window?.cache());
    if (writers.length > 1) world.violate('I21', `${station.name}: ${writers.length} windows hold the store’s cache`);
  },
};

const singleRefresh: Checker = {
  id: 'I22',
  async atRest(world) {
    for (const [token, { isReused }] of world.issuer.presented) {
      if (isReused) world.violate('I22', `${token} was presented again after it had been answered`);
    }
  },
};

const boundedRetry: Checker = {
  id: 'I23',
  async atRest(world, { station }) {
    const { seen } = station.network;
    for (const [i, { retryAfterMs, answeredAtMs, path, process }] of seen.entries()) {
      if (retryAfterMs === null || answeredAtMs === null) continue;
      const next = seen
        .slice(i + 1)
        .find(one => one.process === process && one.atMs > answeredAtMs && kindOf(one) === kindOf({ path }));
      // A date has whole seconds.
      if (next && next.atMs < answeredAtMs + retryAfterMs - 1) {
        world.violate(
          'I23',
          `${station.name}: ${path} was asked again after ${next.atMs - answeredAtMs} of ${retryAfterMs} ms`,
        );
      }
    }
  },
};

function kindOf({ path }: Pick<SeenRequest, 'path'>): string {
  return path.startsWith('/v1/documents/') ? 'documents' : 'sync';
}

interface Watched {
  sinceMs: number;
  unsent: string;
}
const progress = new WeakMap<Station, Watched>();

/** Looked at by the runner every few seconds, because the outbox has to be read. */
export async function watchProgress(world: World, station: Station): Promise<void> {
  const window = station.window();
  const store = station.main() && window && station.cache() ? await window.store.catch(() => null) : null;
  const nowMs = world.clock.now();
  if (!store || !window) {
    progress.delete(station);
    return;
  }
  const rows = (await outboxOf({ station, store }).catch(() => [])).filter(row => isUnsent(row.state));
  const unsent = rows.map(row => row.id).join();
  const before = progress.get(station);
  if (before?.unsent !== unsent || unsent === '') {
    progress.set(station, { sinceMs: nowMs, unsent });
    return;
  }
  const isNamed = station.shown()?.report.problem !== null || rows.every(row => row.reason !== undefined);
  if (nowMs - before.sinceMs > MINUTE_MS + 5000 && !isNamed) {
    world.violate('I24', `${station.name}: ${rows.length} acts wait for more than a minute, and nobody says why`);
  }
}

const liveness: Checker = { id: 'I24' };

export const conductChecks: readonly Checker[] = [
  boundedDelete,
  verifiedBytesOnly,
  leaseMonotonic,
  singleWriter,
  singleRefresh,
  boundedRetry,
  liveness,
];
