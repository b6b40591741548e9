import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { closeVault } from './open-vault.ts';
import { crashingSecrets, type CrashingSecrets } from './testing/crashing-secrets.ts';
import { quickStretch } from './testing/quick-stretch.ts';
import { createVaults, type Vaults } from './vault.ts';

const PIN = '48-1x'.replace('-', '7') + '9q';
const SHARE = Buffer.alloc(32, 7);

function vaultsOn(secrets: CrashingSecrets, clock = createFakeClock()): Vaults {
  return createVaults({ secrets, now: clock.now, stretch: quickStretch });
}

async function withPin(share: Buffer | null = null) {
  const secrets = crashingSecrets();
  const clock = createFakeClock();
  const vaults = vaultsOn(secrets, clock);
  const vault = await vaults.make('ana', share);
  await vaults.renew(vault, { pin: PIN });
  return { secrets, clock, vaults, vault };
}

async function keyOf(opening: ReturnType<Vaults['open']> | ReturnType<Vaults['recover']>): Promise<string> {
  const answer = await opening;
  return answer.ok ? answer.value.masterKey.toString('hex') : answer.failure.code;
}

test('the same person finds the same key and store again', async () => {
  const secrets = crashingSecrets();
  const first = await vaultsOn(secrets).make('ana', null);
  const again = await vaultsOn(secrets).open('ana', null);
  expect(again).toEqual({ ok: true, value: first });
  expect(first.masterKey).toHaveLength(32);
  expect(first.storeName).toMatch(/^meridian-[A-Za-z0-9_-]{43}$/);
});

test('two people share neither key nor store, and the name of a store cannot be told from the person alone', async () => {
  const vaults = vaultsOn(crashingSecrets());
  const made = [
    await vaults.make('ana', null),
    await vaults.make('ben', null),
    await vaultsOn(crashingSecrets()).make('ana', null),
  ];
  expect(new Set(made.map(vault => vault.masterKey.toString('hex'))).size).toBe(3);
  expect(new Set(made.map(vault => vault.storeName)).size).toBe(3);
});

test('a person without a vault has none', async () => {
  const vaults = vaultsOn(crashingSecrets());
  expect(await vaults.facts('ana')).toBeNull();
  expect(await keyOf(vaults.open('ana', null))).toBe('sign-in-needed');
});

test('the bare key of the first build is put into layers, and no bare key stays', async () => {
  const bare = Buffer.alloc(32, 9).toString('base64');
  const secrets = crashingSecrets(new Map([['vault.ana', bare]]));
  expect(await keyOf(vaultsOn(secrets).open('ana', null))).toBe(Buffer.alloc(32, 9).toString('hex'));
  expect([...secrets.stored.values()].join()).not.toContain(bare);
  expect(await keyOf(vaultsOn(secrets).open('ana', null))).toBe(Buffer.alloc(32, 9).toString('hex'));
});

test('a closed vault is zeros in memory', async () => {
  const { vault } = await withPin();
  closeVault(vault);
  expect(vault.masterKey.equals(Buffer.alloc(32))).toBe(true);
});

test.each([
  ['the PIN', { pin: null }],
  ['the right PIN', { pin: '000000' }],
  ['the machine’s secret', { without: 'vault-machine.' }],
  ['the server’s share', { without: 'vault-share.' }],
  ['another machine’s secret', { swap: 'vault-machine.' }],
  ['another share', { swap: 'vault-share.' }],
])('T9 what is stored does not open without %s', async (_what, { pin = PIN, without, swap }: Lack) => {
  const { secrets } = await withPin(SHARE);
  expect(await keyOf(vaultsOn(secrets).open('ana', PIN))).toMatch(/^[0-9a-f]{64}$/);
  for (const name of secrets.stored.keys()) {
    if (without !== undefined && name.startsWith(without)) secrets.stored.delete(name);
    if (swap !== undefined && name.startsWith(swap)) secrets.stored.set(name, Buffer.alloc(32, 1).toString('base64'));
  }
  expect(await keyOf(vaultsOn(secrets).open('ana', pin))).not.toMatch(/^[0-9a-f]{64}$/);
});
interface Lack {
  readonly pin?: string | null;
  readonly without?: string;
  readonly swap?: string;
}

test('T9 no stored string holds the key, the PIN or the share, in any of the usual writings', async () => {
  const { secrets, vault } = await withPin(SHARE);
  const raw = [...secrets.stored].flat().join('\n');
  for (const secret of [vault.masterKey, Buffer.from(PIN), SHARE]) {
    for (const writing of ['base64', 'base64url', 'hex', 'latin1'] as const)
      expect(raw).not.toContain(secret.toString(writing));
  }
});

test('I20 a wrapped key moved to another person does not open', async () => {
  const secrets = crashingSecrets();
  await vaultsOn(secrets).make('ana', null);
  const anas = Array.from(secrets.stored);
  for (const [name, value] of anas) secrets.stored.set(name.replace('ana', 'ben'), value);
  expect(await keyOf(vaultsOn(secrets).open('ben', null))).toBe('sign-in-needed');
});

test('after a sign-in the key is found without the PIN, and with a share only the server’s opens it', async () => {
  const plain = await withPin();
  expect(await keyOf(plain.vaults.recover('ana', null))).toBe(plain.vault.masterKey.toString('hex'));
  const shared = await withPin(SHARE);
  expect(await keyOf(shared.vaults.recover('ana', null))).toBe('sign-in-needed');
  expect(await keyOf(shared.vaults.recover('ana', Buffer.alloc(32, 8)))).toBe('sign-in-needed');
  expect(await keyOf(shared.vaults.recover('ana', SHARE))).toBe(shared.vault.masterKey.toString('hex'));
});

test('without the share nothing opens, and contact brings it back', async () => {
  const { vaults, vault } = await withPin(SHARE);
  await vaults.dropShare('ana');
  expect(await keyOf(vaults.open('ana', PIN))).toBe('share-missing');
  await vaults.restoreShare('ana', SHARE);
  expect(await keyOf(vaults.open('ana', PIN))).toBe(vault.masterKey.toString('hex'));
});

test('a server that begins to give a share, changes it, or gives none any more, is followed without the PIN', async () => {
  const { vaults, vault } = await withPin();
  const key = vault.masterKey.toString('hex');
  for (const share of [SHARE, Buffer.alloc(32, 8), null]) {
    expect(await vaults.isNewShare('ana', share)).toBe(true);
    expect(await vaults.renew(vault, { share })).toEqual({ hasPin: true, pinIsLost: false, moved: null });
    expect(await vaults.isNewShare('ana', share)).toBe(false);
    expect(await keyOf(vaults.open('ana', PIN))).toBe(key);
    expect(await keyOf(vaults.recover('ana', share))).toBe(key);
  }
});

test('another key store than the one that sealed the key is said, and a sign-in seals it for the new one', async () => {
  const { secrets, vault } = await withPin();
  const moved = vaultsOn(crashingSecrets(secrets.stored, 'kwallet'));
  expect(await moved.open('ana', PIN)).toMatchObject({
    ok: false,
    failure: { code: 'sign-in-needed', message: expect.stringMatching(/memory.*kwallet/) as string },
  });
  const found = await moved.recover('ana', null);
  if (!found.ok) throw new Error(found.failure.message);
  const renewed = await moved.renew(found.value, {});
  expect(renewed).toEqual({ hasPin: true, pinIsLost: false, moved: { from: 'memory', to: 'kwallet' } });
  expect(await keyOf(moved.open('ana', PIN))).toBe(vault.masterKey.toString('hex'));
});

test('a share that is gone from the machine is taken from the server again, and the PIN with it', async () => {
  const { vaults, vault } = await withPin(SHARE);
  await vaults.dropShare('ana');
  expect(await vaults.isNewShare('ana', SHARE)).toBe(true);
  expect(await vaults.renew(vault, { share: SHARE })).toMatchObject({ hasPin: true, pinIsLost: false });
  expect(await keyOf(vaults.open('ana', PIN))).toBe(vault.masterKey.toString('hex'));
});

test('a PIN whose layers do not open any more is not carried over, and that is said', async () => {
  const { secrets, vaults, vault } = await withPin(SHARE);
  await vaults.dropShare('ana');
  expect(await vaults.renew(vault, { share: null })).toEqual({ hasPin: false, pinIsLost: true, moved: null });
  expect(await vaultsOn(secrets).facts('ana')).toMatchObject({ hasPin: false });
  expect(await keyOf(vaultsOn(secrets).open('ana', null))).toBe(vault.masterKey.toString('hex'));
  expect(await vaults.renew(vault, {})).toMatchObject({ pinIsLost: false });
});

test('every crash while the secrets are renewed leaves a key that opens, and no old secret after that', async () => {
  const changes = [{}, { pin: 'n3wp1n' }, { share: Buffer.alloc(32, 8) }, { share: null }];
  let crashes = 0;
  for (const change of changes) {
    for (let at = 0; ; at++) {
      const { secrets, vaults, vault } = await withPin(SHARE);
      secrets.cutAt(at, at % 2 === 0 ? 'before' : 'after');
      const renewed = await vaults.renew(vault, change).then(
        () => true,
        () => false,
      );
      secrets.cutAt(null);
      const pins = [PIN, 'n3wp1n'];
      const opened = await Promise.all(pins.map(pin => keyOf(vaultsOn(secrets).open('ana', pin))));
      expect(opened.filter(key => key === vault.masterKey.toString('hex'))).toHaveLength(1);
      const machines = [...secrets.stored.keys()].filter(name => name.startsWith('vault-machine.'));
      const shares = [...secrets.stored.keys()].filter(name => name.startsWith('vault-share.'));
      expect(machines).toHaveLength(1);
      expect(shares.length).toBeLessThanOrEqual(1);
      if (renewed) break;
      crashes++;
    }
  }
  expect(crashes).toBeGreaterThan(10);
});

test('I17 every crash while a vault is destroyed is finished by doing it again, and nothing is left', async () => {
  for (let at = 0; ; at++) {
    const { secrets, vaults } = await withPin(SHARE);
    secrets.cutAt(at, at % 2 === 0 ? 'before' : 'after');
    const done = await vaults.destroy('ana').then(
      () => true,
      () => false,
    );
    secrets.cutAt(null);
    await vaultsOn(secrets).destroy('ana');
    expect([...secrets.stored.keys()]).toEqual([]);
    if (done) return expect(at).toBeGreaterThan(3);
  }
});
