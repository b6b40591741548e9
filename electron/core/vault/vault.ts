import { createHmac, randomBytes } from 'node:crypto';
import type { SecretStore } from '../../host/host.ts';

/** The master key of one person's store on this machine. In memory only while the person is signed in. */
export interface Vault {
  /** 32 random bytes, base64. */
  readonly masterKey: string;
  /** Names the person's database. Keyed with the master key, so that it says nothing about the person. */
  readonly storeName: string;
}

const secretName = (personKey: string): string => `vault.${personKey}`;

/** Opens the person's vault, or null when this machine has none for them. */
export async function openVault(secrets: SecretStore, personKey: string): Promise<Vault | null> {
  const masterKey = await secrets.get(secretName(personKey));
  return masterKey === null ? null : vaultOf(masterKey, personKey);
}

/**
 * Opens the person's vault and makes one at their first sign-in. The key is stored before it is used: a store that
 * was ever written can be opened again.
 */
export async function openOrMakeVault(secrets: SecretStore, personKey: string): Promise<Vault> {
  const existing = await openVault(secrets, personKey);
  if (existing) return existing;
  const masterKey = randomBytes(32).toString('base64');
  await secrets.set(secretName(personKey), masterKey);
  return vaultOf(masterKey, personKey);
}

function vaultOf(masterKey: string, personKey: string): Vault {
  const name = createHmac('sha256', Buffer.from(masterKey, 'base64'))
    .update(`store of ${personKey}`)
    .digest('base64url');
  return { masterKey, storeName: `meridian-${name}` };
}
