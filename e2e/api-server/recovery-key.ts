import { exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod';
import type { Database } from './database/database.ts';
import { keptValue } from './database/meta.ts';

/** The client's key for work that outlives a workstation's keys: the public half is announced, the other one kept. */
export interface RecoveryKeyPair {
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

const Kept = z.object({ publicJwk: z.record(z.string(), z.unknown()), privateJwk: z.record(z.string(), z.unknown()) });

/** Made at the first start, then the same for ever. A client keeps the private half out of its server. */
export async function recoveryKeyOf(database: Database): Promise<RecoveryKeyPair> {
  const text = await keptValue(database, 'recovery-key', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
    const kid = `recovery-${new Date().getUTCFullYear()}`;
    return JSON.stringify({
      publicJwk: { ...(await exportJWK(publicKey)), kid, use: 'enc' },
      privateJwk: { ...(await exportJWK(privateKey)), kid, use: 'enc' },
    });
  });
  return Kept.parse(JSON.parse(text));
}
