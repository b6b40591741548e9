import { importJWK, type CryptoKey, type JWK } from 'jose';
import * as z from 'zod';
import { ok, refuse, type Result } from '../../../shared/result.ts';

/** The client's public key, and how a content key is wrapped for it (RFC 7518 section 4). */
export interface RecoveryKey {
  readonly key: CryptoKey;
  readonly algorithm: 'ECDH-ES+A256KW' | 'RSA-OAEP-256';
  /** Which of its keys the client needs to open it. */
  readonly id: string | undefined;
}

const common = { kid: z.string().max(256).optional(), use: z.literal('enc').optional() };
const base64url = z.string().regex(/^[\w-]+$/);

// Strict about private members: a client that publishes its private key has no recovery key.
const PublicJwk = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('EC'), crv: z.enum(['P-256', 'P-384', 'P-521']), x: base64url, y: base64url, ...common }),
  z.object({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: base64url, ...common }),
  z.object({ kty: z.literal('RSA'), n: base64url.min(342), e: base64url, ...common }),
]);

/**
 * Reads the public JWK (RFC 7517) of the client's discovery: EC, X25519, or RSA of 2048 bits and more. Refuses anything
 * else with a sentence for IT.
 */
export async function readRecoveryKey(jwk: unknown): Promise<Result<RecoveryKey, 'no-recovery-key'>> {
  if (jwk === undefined || jwk === null) {
    return refuse('no-recovery-key', 'The client has not published a recovery key, so nothing can be sealed to it.');
  }
  if (typeof jwk === 'object' && 'd' in jwk) {
    return refuse(
      'no-recovery-key',
      'The client’s recovery key is a private key. Tell the client: it must be replaced.',
    );
  }
  const known = PublicJwk.safeParse(jwk);
  if (!known.success) {
    const must = 'It must be a public JWK: EC, X25519, or RSA of at least 2048 bits.';
    return refuse('no-recovery-key', `The client’s recovery key cannot be used. ${must}`);
  }
  const algorithm = known.data.kty === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES+A256KW';
  try {
    const key = await importJWK(withoutUndefined(known.data), algorithm);
    if (key instanceof Uint8Array) return refuse('no-recovery-key', 'The client’s recovery key is not a public key.');
    return ok({ key, algorithm, id: known.data.kid });
  } catch {
    // WebCrypto: numbers that are no point on the curve, or no key at all.
    return refuse('no-recovery-key', 'The client’s recovery key is damaged. Tell the client.');
  }
}

function withoutUndefined(jwk: z.infer<typeof PublicJwk>): JWK {
  const { use: _use, ...rest } = jwk;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as JWK;
}
