import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { type LoopbackListener, openLoopbackListener } from './loopback-listener.ts';

const open: LoopbackListener[] = [];
afterEach(() => {
  for (const listener of open.splice(0)) listener.close();
});

async function listening(state = 's1') {
  const listener = await openLoopbackListener(createFakeClock());
  open.push(listener);
  return { listener, answer: listener.wait(state, new AbortController().signal) };
}

/** fetch would not let a test choose the Host header. */
function get(uri: string, options: { host?: string; method?: string } = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = options.host === undefined ? {} : { host: options.host };
    const sent = request(uri, { method: options.method ?? 'GET', headers }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('the first answer with the right state ends the wait; the second is turned away', async () => {
  const { listener, answer } = await listening();
  expect(await get(`${listener.redirectUri}?state=s1&code=c1`)).toBe(200);
  expect(await get(`${listener.redirectUri}?state=s1&code=c2`)).toBe(400);
  expect(await answer).toMatchObject({ ok: true, value: { search: '?state=s1&code=c1' } });
});

test.each([
  ['another path', '/', {}, 404],
  ['another method', '/callback?state=s1', { method: 'POST' }, 404],
  ['another name for this machine', '/callback?state=s1', { host: 'evil.example' }, 404],
  ['no state', '/callback?code=c1', {}, 400],
])('%s is turned away and ends nothing', async (_what, path, options, status) => {
  const { listener, answer } = await listening();
  expect(await get(new URL(path, listener.redirectUri).href, options)).toBe(status);
  await get(`${listener.redirectUri}?state=s1&code=right`);
  expect(await answer).toMatchObject({ ok: true, value: { search: '?state=s1&code=right' } });
});

test('a closed listener leaves the port', async () => {
  const { listener } = await listening();
  listener.close();
  await expect(get(listener.redirectUri)).rejects.toThrow('ECONNREFUSED');
});
