import * as z from 'zod';
import type { SecretStore } from '../../host/host.ts';
import { WrappedKey } from './key-layer.ts';

/** Two places for each secret: the new one is written beside the old, the record switches, the old one goes. */
const Slot = z.enum(['a', 'b']);
type Slot = z.infer<typeof Slot>;

/** What this machine keeps of one person's master key: never the key itself. */
export const VaultRecord = z.object({
  form: z.literal(2),
  /** The key store that guarded the machine's secret when this was written. */
  backend: z.string(),
  storeName: z.string(),
  machineSlot: Slot,
  /** Where the server's share is kept while the lease lasts; null when the server gave none. */
  shareSlot: Slot.nullable(),
  /** How the person gets in every day; null after too many wrong PINs. */
  daily: WrappedKey.nullable(),
  /** How the person gets in after a sign-in. */
  recovery: WrappedKey,
  wrongPins: z.number().int().min(0),
  retryAtMs: z.number().nullable(),
});
export type VaultRecord = z.infer<typeof VaultRecord>;

/** The secrets of one person's vault, by the names that they have in the machine's secret store. */
export interface VaultSecrets {
  /** Null when this machine has none. */
  read(): Promise<VaultRecord | OldVault | null>;
  write(record: VaultRecord): Promise<void>;
  secret(kind: 'machine' | 'share', slot: Slot): Promise<Buffer | null>;
  put(kind: 'machine' | 'share', slot: Slot, secret: Buffer): Promise<void>;
  /** What was kept of the share goes; the record goes on naming its place, so that contact can bring it back. */
  dropShare(): Promise<void>;
  /** Deletes every secret that the record does not name. */
  tidy(record: VaultRecord): Promise<void>;
  /** The key first: from then on nothing here opens anything. */
  destroy(): Promise<void>;
}

/** As the first build kept it: the bare key, guarded by the machine's secret store alone. */
export interface OldVault {
  readonly form: 1;
  readonly masterKey: Buffer;
}

const SLOTS: readonly Slot[] = ['a', 'b'];

/** The place that is not in use. */
export function otherSlot(slot: Slot | null): Slot {
  return slot === 'a' ? 'b' : 'a';
}

export function vaultSecrets(secrets: SecretStore, personKey: string): VaultSecrets {
  const recordName = `vault.${personKey}`;
  const nameOf = (kind: 'machine' | 'share', slot: Slot): string => `vault-${kind}.${personKey}.${slot}`;
  const forget = async (name: string): Promise<void> => {
    if ((await secrets.get(name)) !== null) await secrets.delete(name);
  };
  return {
    async read() {
      const text = await secrets.get(recordName);
      return text === null ? null : parseRecord(text);
    },
    write: record => secrets.set(recordName, JSON.stringify(record)),
    async secret(kind, slot) {
      const text = await secrets.get(nameOf(kind, slot));
      return text === null ? null : Buffer.from(text, 'base64');
    },
    put: (kind, slot, secret) => secrets.set(nameOf(kind, slot), secret.toString('base64')),
    async dropShare() {
      for (const slot of SLOTS) await forget(nameOf('share', slot));
    },
    async tidy(record) {
      for (const slot of SLOTS) {
        if (slot !== record.machineSlot) await forget(nameOf('machine', slot));
        if (slot !== record.shareSlot) await forget(nameOf('share', slot));
      }
    },
    async destroy() {
      // Not read first: what cannot be read must go as well.
      await secrets.delete(recordName);
      for (const slot of SLOTS) {
        await secrets.delete(nameOf('machine', slot));
        await secrets.delete(nameOf('share', slot));
      }
    },
  };
}

/** @throws Error when what is there is no vault: overwriting it could lose a key that a newer build can read */
function parseRecord(text: string): VaultRecord | OldVault {
  if (/^[A-Za-z0-9+/]{43}=$/.test(text)) return { form: 1, masterKey: Buffer.from(text, 'base64') };
  return VaultRecord.parse(JSON.parse(text));
}
