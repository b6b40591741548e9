import * as fc from 'fast-check';
import * as z from 'zod';
import { expect, test } from 'vitest';
import { createHttp } from '../api/http.ts';
import { createTokenKeeper } from '../session/token-keeper.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { json, problem } from '../testing/scripted-api.ts';

/** A server that ends the session when it sees a refresh token twice, as the standard tells it to. */
function aServer() {
  let number = 0;
  let valid = 'access-0';
  const presented: string[] = [];
  let asked = 0;
  return {
    presented,
    asked: () => asked,
    /** The access tokens given so far are worth nothing any more. */
    expire: () => (valid = 'none'),
    fetch: async (_input: unknown, init?: RequestInit): Promise<Response> => {
      asked++;
      // Answers overtake each other.
      for (let i = 0; i < (asked * 7) % 5; i++) await new Promise(resolve => setImmediate(resolve));
      const isGood = new Headers(init?.headers).get('authorization') === `Bearer ${valid}`;
      return isGood ? json({ a: 1 }) : problem(401, 'unauthorized');
    },
    refresh: async (token: string) => {
      presented.push(token);
      await new Promise(resolve => setImmediate(resolve));
      number++;
      valid = `access-${number}`;
      const refreshToken = `refresh-${number}`;
      const value = { accessToken: valid, refreshToken, expiresAtMs: Number.MAX_SAFE_INTEGER, subject: null };
      return { ok: true as const, value };
    },
  };
}

test('I22 however many requests meet a refused token, each refresh token is presented once, and all get their answer', async () => {
  const bursts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(bursts, async sizes => {
      const clock = createFakeClock();
      const server = aServer();
      const credentials = createTokenKeeper({
        clock,
        tokens: null,
        kept: { refreshToken: 'refresh-0', renewalUnanswered: false, endedBecause: null },
        refresh: server.refresh,
        store: async () => {},
        onEnded: () => {},
      });
      const http = createHttp({
        baseUrl: 'http://127.0.0.1:9',
        clock,
        fetch: server.fetch,
        credentials,
        appVersion: '1.0.0',
      });
      for (const size of sizes) {
        server.expire();
        const answers = await Promise.all(
          Array.from({ length: size }, () => http.json({ method: 'GET', path: 'v1/me' }, z.object({ a: z.number() }))),
        );
        expect(answers.every(answer => answer.ok)).toBe(true);
      }
      expect(new Set(server.presented).size).toBe(server.presented.length);
      expect(server.presented.length).toBeLessThanOrEqual(sizes.length + 1);
      await credentials.lost('none');
    }),
    { seed: 20_261_123, numRuns: 100 },
  );
});
