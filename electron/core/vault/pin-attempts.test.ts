import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { countAttempt, MOST_WRONG, noAttempts } from './pin-attempts.ts';
import { crashingSecrets } from './testing/crashing-secrets.ts';
import { quickStretch } from './testing/quick-stretch.ts';
import { createVaults } from './vault.ts';

test('five tries are free; then the wait doubles from half a minute up to an hour', () => {
  const waits: (number | null)[] = [];
  let attempts = noAttempts;
  for (let i = 0; i < MOST_WRONG; i++) {
    const counted = countAttempt(attempts, 0);
    attempts = counted.after;
    waits.push(attempts.retryAtMs === null ? null : attempts.retryAtMs / 1000);
    expect(counted.isLast).toBe(i === MOST_WRONG - 1);
  }
  expect(waits.slice(0, 12)).toEqual([null, null, null, null, 30, 60, 120, 240, 480, 960, 1920, 3600]);
  expect(new Set(waits.slice(11))).toEqual(new Set([3600]));
});

async function aVault() {
  const secrets = crashingSecrets();
  const clock = createFakeClock();
  const vaults = () => createVaults({ secrets, now: clock.now, stretch: quickStretch });
  const vault = await vaults().make('ana', null);
  await vaults().renew(vault, { pin: 'r1ghtpin' });
  const tryPin = async (pin: string): Promise<string> => {
    const answer = await vaults().open('ana', pin);
    return answer.ok ? 'open' : answer.failure.code;
  };
  return { secrets, clock, vault, vaults, tryPin };
}

test('the right PIN is not looked at before its time, and a restart changes nothing about that', async () => {
  const { clock, tryPin } = await aVault();
  for (let i = 0; i < 5; i++) expect(await tryPin('wr0ngpin')).toBe('wrong-pin');
  expect(await tryPin('r1ghtpin')).toBe('too-many');
  await clock.advance(29_999);
  expect(await tryPin('r1ghtpin')).toBe('too-many');
  await clock.advance(1);
  expect(await tryPin('r1ghtpin')).toBe('open');
  expect(await tryPin('wr0ngpin')).toBe('wrong-pin');
  expect(await tryPin('r1ghtpin')).toBe('open');
});

test('after twenty wrong PINs no PIN opens the vault, and a sign-in still does', async () => {
  const { clock, vault, vaults, tryPin } = await aVault();
  for (let i = 1; i < MOST_WRONG; i++) {
    expect(await tryPin('wr0ngpin')).toBe('wrong-pin');
    expect(await vaults().facts('ana')).toMatchObject({ triesLeft: MOST_WRONG - i, hasPin: true });
    await clock.advance(3_600_000);
  }
  expect(await tryPin('wr0ngpin')).toBe('sign-in-needed');
  expect(await tryPin('r1ghtpin')).toBe('sign-in-needed');
  expect(await vaults().facts('ana')).toMatchObject({ hasPin: false, retryAtMs: null });
  expect(await vaults().recover('ana', null)).toEqual({ ok: true, value: vault });
});

test('a try that is cut off while the PIN is stretched has been used up', async () => {
  const { secrets, clock, tryPin } = await aVault();
  for (let i = 1; i < MOST_WRONG; i++) {
    // The counting is written; the power goes before anything else can be.
    secrets.cutAt(0, 'after');
    await expect(tryPin('r1ghtpin')).rejects.toThrow();
    secrets.cutAt(null);
    await clock.advance(3_600_000);
  }
  secrets.cutAt(0, 'after');
  await expect(tryPin('r1ghtpin')).rejects.toThrow();
  secrets.cutAt(null);
  await clock.advance(3_600_000);
  expect(await tryPin('r1ghtpin')).toBe('sign-in-needed');
});
