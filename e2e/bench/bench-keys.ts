import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysHandlers } from '../../electron/core/handlers/keys.ts';
import { createKeyDesk } from '../../electron/core/keyring/key-desk.ts';
import { createNodeRingFolders } from '../../electron/core/keyring/ring-folders.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import type { KeysChange } from '../../shared/rpc/keys-contract.ts';
import { benchUnlocked } from './bench-unlocked.ts';
import { silentLog } from './silent.ts';

/**
 * A key ring of its own for a bench: on the disk, as in the application, because a page waits until its keys are durable.
 *
 * @param onChange tells the window of keys that its worker had made: without them it could not read what the worker wrote
 */
export async function openBenchKeys(onChange: (change: KeysChange) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-keys-'));
  const kept = new Map<string, string>();
  const keys = createKeyDesk({
    clock: systemClock,
    log: silentLog,
    secrets: {
      backend: 'memory',
      get: async name => kept.get(name) ?? null,
      set: async (name, value) => void kept.set(name, value),
      delete: async name => void kept.delete(name),
    },
    foldersOf: storeName => createNodeRingFolders(join(folder, storeName)),
    onChange,
    onPurged: async () => {},
  });
  keys.follow({
    status: 'signed-in',
    unlocked: benchUnlocked,
    reauthenticate: false,
    hasPin: false,
    leaseExpiresAt: null,
  });
  return { handlers: keysHandlers(keys), remove: () => rm(folder, { recursive: true, force: true }) };
}
