import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type KeyRingOptions, openKeyRing } from '../../electron/core/keyring/key-ring.ts';
import { createNodeRingFolders, ringFolder } from '../../electron/core/keyring/ring-folders.ts';
import { keptRingSecret } from '../../electron/core/keyring/ring-secret.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { silentLog } from '../../electron/core/testing/silent-log.ts';
import { createVaults } from '../../electron/core/vault/vault.ts';
import { sealedSecrets } from '../../electron/host/chromium/sealed-secrets.ts';
import type { SecretStore } from '../../electron/host/host.ts';

/** What the main process keeps in a folder, opened as it opens it after a restart. */
export interface OpenProfile {
  /** The folder of the main process's data. */
  readonly folder: string;
  readonly secrets: SecretStore;
  readonly storeName: string;
  readonly masterKey: Buffer;
}

/** Opens the vault of whoever was last at work. To be done with a copy: a program that runs writes there too. */
export async function openProfile(folder: string, pin: string): Promise<OpenProfile> {
  const secrets = {
    backend: 'owner-only-file',
    ...sealedSecrets({ file: path.join(folder, 'secrets.json'), keyFile: path.join(folder, 'secrets.key') }),
  };
  const person = await secrets.get('active-person');
  const opened = await createVaults({ secrets, now: Date.now }).open(person ?? '', pin);
  if (!opened.ok) throw new Error(opened.failure.message);
  return { folder, secrets, storeName: opened.value.storeName, masterKey: opened.value.masterKey };
}

/** How the key ring of an open profile is opened. */
export function ringPartsOf({ folder, secrets, storeName, masterKey }: OpenProfile): KeyRingOptions {
  return {
    folders: createNodeRingFolders(ringFolder(folder, storeName)),
    secret: keptRingSecret(secrets, storeName, masterKey),
    clock: systemClock,
    log: silentLog,
  };
}

/** The cases that there is a key for. */
export async function casesWithKeys(profile: OpenProfile): Promise<string[]> {
  const ring = await openKeyRing(ringPartsOf(profile));
  const cases = ring.all().keys.flatMap(([, caseId]) => caseId ?? []);
  await ring.close();
  return cases.toSorted();
}

/** The same of a workstation that may be running: of a copy, as somebody takes it who copies the disk. */
export async function casesWithKeysIn(profile: string, pin: string): Promise<string[]> {
  const copy = await mkdtemp(path.join(tmpdir(), 'meridian-copy-'));
  try {
    await cp(path.join(profile, 'main'), copy, { recursive: true });
    return await casesWithKeys(await openProfile(copy, pin));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
