import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ownerOnlyFile, type OwnerOnlyFile } from '../owner-only-file.ts';
import { type SecretFile, secretFile } from '../secret-file.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface SealedSecretsOptions {
  /** Where the sealed entries are. */
  readonly file: string;
  /** Where the key is: 32 random bytes, made at the first write. */
  readonly keyFile: string;
}

/**
 * Secrets under AES-256-GCM, with the name as associated data, and the key in a file beside them that only its owner
 * can read. Plain Node has no keychain: this keeps a person's name and tokens out of search indexes, backups of one
 * file and shoulder-high editors, and no more. Whoever can read all of this person's files can read the secrets.
 */
export function sealedSecrets({ file, keyFile }: SealedSecretsOptions): SecretFile {
  const sealed = secretFile(file);
  const keys = ownerOnlyFile(keyFile);
  return {
    async get(name) {
      const entry = await sealed.get(name);
      const key = entry === null ? null : await keys.read();
      return entry === null || key === null ? null : open(Buffer.from(key, 'base64'), name, entry);
    },
    async set(name, value) {
      await sealed.set(name, seal(await keyOf(keys), name, value));
    },
    delete: name => sealed.delete(name),
  };
}

async function keyOf(keys: OwnerOnlyFile): Promise<Buffer> {
  await keys.update(text => text ?? randomBytes(32).toString('base64'));
  return Buffer.from((await keys.read()) ?? '', 'base64');
}

function seal(key: Buffer, name: string, value: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
  return Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** Null for what another key sealed, or somebody changed: as good as no secret, the person signs in again. */
function open(key: Buffer, name: string, entry: string): string | null {
  const box = Buffer.from(entry, 'base64');
  if (key.length !== 32 || box.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(name))
    .setAuthTag(box.subarray(-TAG_BYTES));
  try {
    return decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    // The tag does not fit: `final` throws for nothing else.
    return null;
  }
}
