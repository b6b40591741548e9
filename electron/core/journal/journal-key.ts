import { hkdfSync } from 'node:crypto';

/** Opens a person's journal and nothing else of theirs: a rescue needs it where the master key is gone. */
export function journalKeyOf(masterKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, '', 'meridian journal', 32));
}
