import { refuse } from '../../../shared/result.ts';
import { KeysAwayError } from '../keys/keys-away-error.ts';
import { troubleNow } from '../storage-trouble.ts';

type StorageRefusal = ReturnType<typeof refuse<'storage'>>;

/** Runs a write; a disk that is full or a database that was closed is a refusal. Anything else is a bug and thrown. */
export async function refusingStorageFailures<T>(write: () => Promise<T>): Promise<T | StorageRefusal> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof KeysAwayError) return refuse('storage', error.message);
    const trouble = await troubleNow(error);
    if (trouble === null) throw error;
    return trouble === 'full'
      ? refuse('storage', 'The disk is full. Nothing was lost; free some space and Meridian goes on by itself.')
      : refuse('storage', 'The store on this computer did not answer. Meridian tries again by itself.');
  }
}
