import { expect, test } from 'vitest';
import { refuse, type Result } from '../../../shared/result.ts';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import type { OidcCode, Tokens } from './oidc.ts';
import { createTokenKeeper } from './token-keeper.ts';

function setUp(
  answers: (Result<Tokens, OidcCode> | Promise<Result<Tokens, OidcCode>>)[],
  tokens: Tokens | null = null,
  renewalUnanswered = false,
) {
  const clock = createFakeClock();
  const steps: string[] = [];
  const keeper = createTokenKeeper({
    clock,
    tokens,
    kept: { refreshToken: 'r1', renewalUnanswered, endedBecause: null },
    refresh: async presented => {
      steps.push(`presented ${presented}`);
      return (await answers.shift()) ?? refuse('offline', 'No more answers.');
    },
    store: async kept => {
      const { refreshToken, endedBecause } = kept;
      steps.push(`${kept.renewalUnanswered ? 'presenting' : 'stored'} ${endedBecause ?? refreshToken}`);
    },
    onEnded: () => steps.push('ended'),
  });
  const fresh = (n: number, seconds = 300): Result<Tokens, OidcCode> => ({
    ok: true,
    value: { accessToken: `a${n}`, expiresAtMs: clock.now() + seconds * 1000, refreshToken: `r${n}`, subject: null },
  });
  return { clock, steps, keeper, fresh };
}

test('ten requests at once present the refresh token once', async () => {
  const { steps, keeper, fresh } = setUp([]);
  const set = setUp([fresh(2)]);
  const tokens = await Promise.all(Array.from({ length: 10 }, () => set.keeper.token()));
  expect(new Set(tokens.map(token => token.ok && token.value))).toEqual(new Set(['a2']));
  expect(set.steps).toEqual(['presenting r1', 'presented r1', 'stored r2']);
  expect(steps).toEqual([]);
  expect((await keeper.token()).ok).toBe(false);
});

test('a token that lives is used again, one near its end is renewed first', async () => {
  const first = setUp([]);
  const { clock, keeper, steps } = setUp([first.fresh(2, 100), first.fresh(3, 400)]);
  expect(await keeper.token()).toMatchObject({ value: 'a2' });
  await clock.advance(60_000);
  expect(await keeper.token()).toMatchObject({ value: 'a2' });
  await clock.advance(15_000);
  expect(await keeper.token()).toMatchObject({ value: 'a3' });
  expect(steps).toEqual(['presenting r1', 'presented r1', 'stored r2', 'presenting r2', 'presented r2', 'stored r3']);
});

test('a refused token is renewed once, and the late one gets what the first got', async () => {
  const first = setUp([]);
  const { keeper, steps } = setUp([first.fresh(2), first.fresh(3)]);
  await keeper.token();
  await keeper.renew('a2');
  expect(await keeper.renew('a2')).toMatchObject({ value: 'a3' });
  expect(steps.filter(step => step.startsWith('presented'))).toHaveLength(2);
});

test('without a network nothing is forgotten', async () => {
  const first = setUp([]);
  const { keeper, steps } = setUp([refuse('offline', 'No.'), first.fresh(2)]);
  expect(await keeper.token()).toMatchObject({ ok: false, failure: { code: 'offline', mayHaveActed: false } });
  expect(await keeper.token()).toMatchObject({ value: 'a2' });
  expect(steps).toEqual(['presenting r1', 'presented r1', 'presented r1', 'stored r2']);
});

test('a session that the server ended is ended once, and is not asked about again', async () => {
  const { keeper, steps } = setUp([refuse('refused', 'invalid_grant')]);
  expect(await keeper.token()).toMatchObject({ failure: { code: 'signed-out' } });
  expect(await keeper.token()).toMatchObject({ failure: { code: 'signed-out' } });
  expect(steps).toEqual(['presenting r1', 'presented r1', 'stored null', 'ended']);
});

test('a token that arrives after sign-out is dropped', async () => {
  let arrive: (answer: Result<Tokens, OidcCode>) => void = () => {};
  const late = new Promise<Result<Tokens, OidcCode>>(resolve => {
    arrive = resolve;
  });
  const { keeper, steps, fresh } = setUp([late]);
  const asked = keeper.token();
  await settle();
  keeper.forget();
  arrive(fresh(2));
  expect(await asked).toMatchObject({ failure: { code: 'signed-out' } });
  expect(steps).toEqual(['presenting r1', 'presented r1']);
});

test('a server that refuses a fresh token ends the session, once', async () => {
  const first = setUp([]);
  const { keeper, steps } = setUp([first.fresh(2)]);
  await keeper.token();
  await keeper.lost('a1');
  expect(steps).not.toContain('ended');
  await keeper.lost('a2');
  await keeper.lost('a2');
  expect(steps).toEqual(['presenting r1', 'presented r1', 'stored r2', 'stored null', 'ended']);
});

test('I22 a renewal that had no answer is tried once more with the same token, also after a restart', async () => {
  const first = setUp([]);
  const { keeper, steps } = setUp([first.fresh(2)], null, true);
  expect(await keeper.token()).toMatchObject({ value: 'a2' });
  expect(steps).toEqual(['presented r1', 'stored r2']);
});

test('a session that ends because the answer to its renewal was lost is told apart from one that the server ended', async () => {
  const killed = setUp([refuse('refused', 'invalid_grant')], null, true);
  expect(await killed.keeper.token()).toMatchObject({ failure: { code: 'signed-out' } });
  expect(killed.steps).toEqual(['presented r1', 'stored renewal-cut', 'ended']);
  const cut = setUp([refuse('offline', 'The line broke.'), refuse('refused', 'invalid_grant')]);
  await cut.keeper.token();
  await cut.keeper.token();
  expect(cut.steps).toEqual(['presenting r1', 'presented r1', 'presented r1', 'stored renewal-cut', 'ended']);
});

test('a person who signs out before the renewal is written down is not renewed', async () => {
  const { keeper, steps, fresh } = setUp([]);
  const set = setUp([fresh(2)]);
  const asked = set.keeper.token();
  set.keeper.forget();
  expect(await asked).toMatchObject({ failure: { code: 'signed-out' } });
  expect(set.steps).toEqual(['presenting r1']);
  expect([steps, (await keeper.token()).ok]).toEqual([['presenting r1', 'presented r1'], false]);
});
