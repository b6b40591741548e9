import { CompactEncrypt } from 'jose';
import type { JournalItem } from '../../../shared/model/journal.ts';
import type { RecoveryKey } from './recovery-key.ts';
import { RESCUE_TYPE, type Rescue } from './rescue.ts';

/** Whose work it is and where it was done. Lies inside the sealed part. */
export interface RescueOrigin {
  readonly personId: string;
  readonly deviceId: string;
  /** RFC 3339. */
  readonly at: string;
}

/**
 * Seals work to the client's recovery key as a compact JWE (RFC 7516, A256GCM): readable by the holder of the private
 * key, and by nobody on this machine from then on.
 */
export async function sealRescue(
  items: readonly JournalItem[],
  { key, algorithm, id }: RecoveryKey,
  origin: RescueOrigin,
): Promise<string> {
  const rescue: Rescue = { format: 'meridian-rescue-1', ...origin, items: [...items] };
  return await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(rescue)))
    .setProtectedHeader({
      alg: algorithm,
      enc: 'A256GCM',
      typ: RESCUE_TYPE,
      ...(id === undefined ? {} : { kid: id }),
    })
    .encrypt(key);
}
