import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { SecretStore } from '../../host/host.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What the machine's secrets keep of a ring: which log counts, and its key, sealed with the person's master key. */
const KeptSecret = z.object({
  form: z.literal(1),
  ringId: z.string(),
  /** The log of this number counts. Others are what a rewrite left behind. */
  generation: z.number().int().positive(),
  box: z.base64(),
});

export interface RingSecret {
  readonly ringId: string;
  readonly generation: number;
  /** 32 bytes, whoever reads it wipes it. */
  readonly key: Buffer;
}

/**
 * Where the key of a store's ring lies: among the machine's secrets, so that it can be destroyed, and sealed with the
 * person's master key, so that it opens only for them. Writing a new one is what destroys the one before.
 */
export interface KeptRingSecret {
  /** Null when there is none, or none that this person's key opens. */
  read(): Promise<RingSecret | null>;
  write(secret: RingSecret): Promise<void>;
}

export function keptRingSecret(secrets: SecretStore, storeName: string, masterKey: Buffer): KeptRingSecret {
  const name = nameOf(storeName);
  const wrappingKey = (): Buffer => Buffer.from(hkdfSync('sha256', masterKey, '', 'meridian keyring', 32));
  const context = (ringId: string, generation: number): Buffer =>
    Buffer.from(JSON.stringify(['keyring 1', storeName, ringId, generation]));
  return {
    async read() {
      const text = await secrets.get(name);
      const kept = text === null ? null : parse(text);
      if (!kept) return null;
      const { ringId, generation } = kept;
      const key = open(Buffer.from(kept.box, 'base64'), wrappingKey(), context(ringId, generation));
      return key && { ringId, generation, key };
    },
    async write({ ringId, generation, key }) {
      const box = seal(key, wrappingKey(), context(ringId, generation)).toString('base64');
      const kept: z.infer<typeof KeptSecret> = { form: 1, ringId, generation, box };
      await secrets.set(name, JSON.stringify(kept));
    },
  };
}

/** Nothing opens the ring of this store ever again. Not read first: what cannot be read must go as well. */
export async function destroyRing(secrets: SecretStore, storeName: string): Promise<void> {
  await secrets.delete(nameOf(storeName));
}

function nameOf(storeName: string): string {
  return `keyring.${storeName}`;
}

function seal(key: Buffer, wrappingKey: Buffer, context: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(context);
  const box = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  wrappingKey.fill(0);
  return box;
}

function open(box: Buffer, wrappingKey: Buffer, context: Buffer): Buffer | null {
  if (box.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, box.subarray(0, NONCE_BYTES))
    .setAAD(context)
    .setAuthTag(box.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    // The tag does not fit: another person's, or damaged.
    return null;
  } finally {
    wrappingKey.fill(0);
  }
}

/** A secret of another form is as good as none: what the ring opened is fetched again. */
function parse(text: string): z.infer<typeof KeptSecret> | null {
  try {
    return KeptSecret.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // SyntaxError: the secret store gave back something that we did not write.
    return null;
  }
}
