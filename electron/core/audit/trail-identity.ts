import { generateKeyPairSync, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { SecretStore } from '../../host/host.ts';

const SECRET = 'audit-identity';

/** Whose trail it is, and the keys that belong to it. Lies in the machine's secrets. */
const TrailSecrets = z.object({
  /** Names the installation; made at random. */
  machine: z.string(),
  /** Ed25519 private key (RFC 8032), PKCS 8 in base64: signs exports. */
  privateKey: z.base64(),
  /** Seals the entries on the disk: 32 bytes, base64. */
  sealingKey: z.base64(),
});
export type TrailSecrets = z.infer<typeof TrailSecrets>;

/** The installation's own, made at the first start. One that cannot be read is replaced: the old trail stays sealed. */
export async function trailSecrets(secrets: SecretStore): Promise<TrailSecrets> {
  const kept = await secrets.get(SECRET);
  const known = kept === null ? null : TrailSecrets.safeParse(parsed(kept));
  if (known?.success) return known.data;
  const { privateKey } = generateKeyPairSync('ed25519');
  const made: TrailSecrets = {
    machine: randomBytes(12).toString('hex'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    sealingKey: randomBytes(32).toString('base64'),
  };
  await secrets.set(SECRET, JSON.stringify(made));
  return made;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // SyntaxError: the secret store gave back something that we did not write.
    return undefined;
  }
}
