import { afterEach, expect, test } from 'vitest';
import { aCaseChange, anUnlocked, type Desk, startDesk } from '../testing/a-desk.ts';
import { settle } from '../testing/fake-clock.ts';
import { createScriptedApi, problem } from '../testing/scripted-api.ts';

const running: Desk[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.engine.stop();
});

/** A server with an event stream that the test writes into. */
async function withEvents() {
  const api = createScriptedApi();
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  let refusal: Response | null = null;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.pathname !== '/v1/events') return api.fetch(input, init);
    if (refusal) return refusal.clone();
    const body = new ReadableStream<Uint8Array>({
      start: controller => {
        streams.push(controller);
        init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  const desk = await startDesk(Object.assign(Object.create(api) as typeof api, { fetch }), {
    unlocked: anUnlocked({ features: ['events'] }),
  });
  running.push(desk);
  return {
    api,
    desk,
    streams,
    refuse: (response: Response | null) => {
      refusal = response;
    },
    say: (text: string) => streams.at(-1)?.enqueue(new TextEncoder().encode(text)),
  };
}

test('news is pulled as soon as the server tells of it', async () => {
  const { api, desk, say } = await withEvents();
  api.publish(aCaseChange('c-1'));
  await settle();
  expect(desk.cache.rows.size).toBe(0);
  say('event: changes\ndata: {"epoch":"e1"}\n\n');
  await settle();
  expect(desk.cache.rows.size).toBe(1);
});

test('a stream that ends makes the desk look at once, and is opened again', async () => {
  const { api, desk, streams } = await withEvents();
  api.down = 'refused';
  streams[0]?.close();
  await settle();
  await desk.clock.advance(300);
  expect(desk.status().problem).toBe('offline');
  api.down = null;
  await desk.clock.advance(60_000);
  expect(desk.status().problem).toBeNull();
  expect(streams.length).toBe(2);
});

test('G4 a stream that ends is opened again at once, and not with the next poll', async () => {
  const { api, desk, streams, say } = await withEvents();
  streams[0]?.close();
  await desk.clock.advance(3000);
  expect(streams.length).toBe(2);
  api.publish(aCaseChange('c-1'));
  say('event: changes\ndata: {"epoch":"e1"}\n\n');
  await settle();
  expect(desk.cache.rows.size).toBe(1);
});

test.each([
  ['brings nothing new', []],
  ['brings news', [aCaseChange('c-1')]],
])(
  'G4 after a trouble of the whole line the stream is opened with the first answer, also when that %s, however often it failed',
  async (_what, news) => {
    const { api, desk, streams, refuse } = await withEvents();
    refuse(problem(500, 'internal'));
    streams[0]?.close();
    await desk.clock.advance(120_000);
    api.down = 'refused';
    desk.engine.nudge();
    await desk.clock.advance(1000);
    expect(desk.status().problem).toBe('offline');
    for (const change of news) api.publish(change);
    refuse(null);
    api.down = null;
    await desk.clock.advance(8000);
    expect(streams.length).toBe(2);
  },
);

test('a stream that ends as soon as it is opened is opened ever more rarely', async () => {
  const { desk, streams } = await withEvents();
  for (let second = 0, closed = 0; second < 120; second++) {
    for (; closed < streams.length; closed++) streams[closed]?.close();
    await desk.clock.advance(1000);
  }
  expect(streams.length).toBeLessThan(12);
});

test('a stream that has been silent for a minute is dead; one that breathes is not', async () => {
  const { desk, streams, say } = await withEvents();
  for (let i = 0; i < 10; i++) {
    await desk.clock.advance(25_000);
    say(': still here\n\n');
    await settle();
  }
  expect(streams.length).toBe(1);
  expect(desk.cache.reports.at(-1)?.lastContactAt).toBe(new Date(desk.clock.now()).toISOString());
  await desk.clock.advance(6 * 60_000);
  expect(streams.length).toBeGreaterThan(1);
});

test('a server whose events fail is still polled, and not asked for events all the time', async () => {
  const { api, desk, streams, refuse } = await withEvents();
  refuse(problem(500, 'internal'));
  streams[0]?.close();
  await desk.clock.advance(60_000);
  api.publish(aCaseChange('c-1'));
  await desk.clock.advance(40_000);
  expect(desk.cache.rows.size).toBe(1);
  expect(desk.status().problem).toBeNull();
});

test.each([
  ['for this workstation', '{"deviceId":"d-1"}', 2],
  ['that is not understood', 'now!', 2],
  ['for another of hers', '{"deviceId":"d-2"}', 1],
])('an order to wipe %s is fetched by a check-in at once or not at all', async (_what, data, checkIns) => {
  const { api, say } = await withEvents();
  say(`event: wipe\ndata: ${data}\n\n`);
  await settle();
  expect(api.requests.filter(one => one.path.startsWith('/v1/devices/'))).toHaveLength(checkIns);
});

test('an order to wipe does not wait for an act that the server is slow to take', async () => {
  const { api, desk, say } = await withEvents();
  api.choke = () => 'hang';
  desk.act(1, 'c-1');
  await settle();
  say('event: wipe\ndata: {"deviceId":"d-1"}\n\n');
  await settle();
  expect(api.requests.filter(one => one.path.startsWith('/v1/devices/'))).toHaveLength(2);
});
