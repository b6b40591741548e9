import { exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { CaseId, MutationId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { openRescue } from './open-rescue.ts';
import { readRecoveryKey, type RecoveryKey } from './recovery-key.ts';
import { sealRescue } from './seal-rescue.ts';

const items: JournalItem[] = [
  {
    kind: 'mutation',
    caseId: CaseId.parse('c-1'),
    mutation: {
      id: MutationId.parse('0199a2b4-0000-7000-8000-000000000001'),
      seq: 1,
      at: '2026-03-02T09:00:00.000Z',
      act: {
        type: 'case.park',
        payload: { reason: 'The policyholder calls back', wakeAt: '2026-03-03T09:00:00.000Z' },
      },
      target: { kind: 'case', id: 'c-1' },
      baseVersion: 4,
    },
  },
];
const origin = { personId: 'p-ana', deviceId: 'd-1', at: '2026-03-02T10:00:00.000Z' };

async function keyPair(algorithm: string, options: object = {}) {
  const pair = await generateKeyPair(algorithm, { extractable: true, ...options });
  return {
    publicJwk: { ...(await exportJWK(pair.publicKey)), kid: 'k-1' },
    privateJwk: await exportJWK(pair.privateKey),
  };
}

async function usable(jwk: unknown): Promise<RecoveryKey> {
  const key = await readRecoveryKey(jwk);
  if (!key.ok) throw new Error(key.failure.message);
  return key.value;
}

const KINDS = [
  ['a P-256 key', 'ECDH-ES+A256KW', { crv: 'P-256' }],
  ['a P-521 key', 'ECDH-ES+A256KW', { crv: 'P-521' }],
  ['an X25519 key', 'ECDH-ES+A256KW', { crv: 'X25519' }],
  ['an RSA key', 'RSA-OAEP-256', { modulusLength: 2048 }],
] as const;

for (const [name, algorithm, options] of KINDS) {
  test(`work that is sealed to ${name} is opened by its holder, whole`, async () => {
    const { publicJwk, privateJwk } = await keyPair(algorithm, options);
    const sealed = await sealRescue(items, await usable(publicJwk), origin);
    expect(sealed).not.toContain('policyholder');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('policyholder');
    expect(await openRescue(`${sealed}\n`, privateJwk)).toMatchObject({ ok: true, value: { ...origin, items } });
  });
}

test('another key does not open it, and the message names the one that does', async () => {
  const ours = await keyPair('ECDH-ES+A256KW', { crv: 'P-256' });
  const theirs = await keyPair('ECDH-ES+A256KW', { crv: 'P-256' });
  const sealed = await sealRescue(items, await usable(ours.publicJwk), origin);
  const opened = await openRescue(sealed, theirs.privateJwk);
  expect(opened).toMatchObject({ ok: false, failure: { code: 'unreadable' } });
  expect(opened.ok ? '' : opened.failure.message).toContain('“k-1”');
});

test('a rescue with one changed character does not open', async () => {
  const { publicJwk, privateJwk } = await keyPair('ECDH-ES+A256KW', { crv: 'P-256' });
  const sealed = await sealRescue(items, await usable(publicJwk), origin);
  const parts = sealed.split('.');
  const box = parts[3] ?? '';
  parts[3] = `${box.startsWith('A') ? 'B' : 'A'}${box.slice(1)}`;
  expect(await openRescue(parts.join('.'), privateJwk)).toMatchObject({ ok: false, failure: { code: 'unreadable' } });
});

const weakRsa = { kty: 'RSA', e: 'AQAB', n: 'v'.repeat(171) };
const offTheCurve = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };
const REFUSED: readonly (readonly [string, unknown, RegExp])[] = [
  ['nothing', undefined, /has not published/],
  ['a symmetric key', { kty: 'oct', k: 'AAAA' }, /cannot be used/],
  ['RSA of 1024 bits', weakRsa, /2048/],
  ['a key for signatures', { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }, /cannot be used/],
  ['a point that is not on the curve', offTheCurve, /damaged/],
];

for (const [name, jwk, sentence] of REFUSED) {
  test(`${name} is no recovery key, and the reason is said`, async () => {
    const answer = await readRecoveryKey(jwk);
    expect(answer.ok ? '' : answer.failure.message).toMatch(sentence);
  });
}

test('a private key that a client published by mistake is refused', async () => {
  const { publicJwk, privateJwk } = await keyPair('ECDH-ES+A256KW', { crv: 'P-256' });
  const answer = await readRecoveryKey({ ...publicJwk, ...privateJwk });
  expect(answer.ok ? '' : answer.failure.message).toContain('private key');
});
