import { compactDecrypt, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { Rescue, RESCUE_TYPE } from './rescue.ts';

/** The client's side: opens a sealed rescue with the private JWK. Says what is wrong in a sentence. */
export async function openRescue(sealed: string, privateJwk: unknown): Promise<Result<Rescue, 'unreadable'>> {
  let header: ReturnType<typeof decodeProtectedHeader>;
  try {
    header = decodeProtectedHeader(sealed.trim());
  } catch {
    // TypeError: the file is no JWE at all.
    return refuse('unreadable', 'This file is not a sealed rescue of Meridian.');
  }
  if (header.typ !== RESCUE_TYPE) return refuse('unreadable', 'This file is sealed, but it is no rescue of Meridian.');
  try {
    const key = await importJWK(privateJwk as JWK, header.alg);
    const { plaintext } = await compactDecrypt(sealed.trim(), key, {
      keyManagementAlgorithms: ['ECDH-ES+A256KW', 'RSA-OAEP-256'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const rescue = Rescue.safeParse(JSON.parse(new TextDecoder().decode(plaintext)));
    return rescue.success
      ? ok(rescue.data)
      : refuse('unreadable', 'The rescue was opened, but a newer Meridian wrote it. Use the version that did.');
  } catch {
    // JOSEError or TypeError: another key, or bytes that were changed.
    const which = typeof header.kid === 'string' ? ` It needs the private key “${header.kid}”.` : '';
    return refuse('unreadable', `The rescue cannot be opened with this key, or it was changed on its way.${which}`);
  }
}
