import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Clock } from '../clock.ts';
import { ok, refuse } from '../result.ts';
import { call, nothing, type Client, type Handlers } from './define.ts';
import { memoryTransportPair } from './memory-transport.ts';
import { connectPeer } from './peer.ts';
import type { Transport } from './transport.ts';

const contract = {
  'desk.add': call(z.object({ a: z.number(), b: z.number() }), z.number(), ['too-large']),
  'desk.ring': call(nothing, nothing),
  'desk.wait': call(nothing, nothing, [], 1000),
  'desk.person': call(nothing, z.string(), [], null),
};

/** Time that passes when the test says so. */
function fakeClock(): Clock & { pass(ms: number): void } {
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after: (delayMs, callback) => {
      const timer = { at: now + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter(other => other !== timer);
      };
    },
    pass: ms => {
      now += ms;
      const due = timers.filter(timer => timer.at <= now);
      timers = timers.filter(timer => timer.at > now);
      for (const timer of due) timer.callback();
    },
  };
}

interface Pair {
  client: Client<typeof contract>;
  clock: ReturnType<typeof fakeClock>;
  /** The answering side's end, to speak out of turn. */
  far: Transport;
  near: Transport;
  bugs: string[];
}

function connect(handlers: Partial<Handlers<typeof contract>> = {}): Pair {
  const [near, far] = memoryTransportPair();
  const clock = fakeClock();
  const bugs: string[] = [];
  const onBug = (what: string): void => void bugs.push(what);
  const all: Handlers<typeof contract> = {
    'desk.add': ({ a, b }) => Promise.resolve(a > 9 ? refuse('too-large', 'At most 9.') : ok(a + b)),
    'desk.ring': () => Promise.resolve(ok(undefined)),
    'desk.wait': () => new Promise(() => {}),
    'desk.person': () => new Promise(() => {}),
    ...handlers,
  };
  connectPeer({ transport: far, theirs: {}, ours: contract, handlers: all, clock, onBug });
  const client = connectPeer({ transport: near, theirs: contract, ours: {}, handlers: {}, clock, onBug });
  return { client, clock, far, near, bugs };
}

/** Lets every frame that is on its way arrive. */
const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('a call', () => {
  test('is answered with what the handler returned, also with nothing', async () => {
    const { client } = connect();
    expect(await client['desk.add']({ a: 1, b: 2 })).toEqual(ok(3));
    expect(await client['desk.ring']()).toEqual(ok(undefined));
  });

  test('is refused with the code and the sentence of the handler', async () => {
    const { client, bugs } = connect();
    expect(await client['desk.add']({ a: 10, b: 1 })).toEqual(refuse('too-large', 'At most 9.'));
    expect(bugs).toEqual([]);
  });

  test('keeps apart from others that are answered in another order', async () => {
    const answers: (() => void)[] = [];
    const { client } = connect({
      'desk.add': ({ a, b }) => new Promise(resolve => answers.push(() => resolve(ok(a + b)))),
    });
    const [first, second] = [client['desk.add']({ a: 1, b: 1 }), client['desk.add']({ a: 2, b: 2 })];
    await settle();
    for (const answer of answers.toReversed()) answer();
    expect(await Promise.all([first, second])).toEqual([ok(2), ok(4)]);
  });
});

describe('a bug', () => {
  test('thrown by a handler is told here and shown to nobody', async () => {
    const { client, bugs } = connect({ 'desk.ring': () => Promise.reject(new Error('case 4711 of Ana')) });
    const result = await client['desk.ring']();
    expect(result).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toContain('4711');
    expect(bugs).toEqual(['desk.ring failed']);
  });

  test('in the input is refused before the handler runs', async () => {
    let runs = 0;
    const { client, bugs } = connect({ 'desk.add': () => Promise.resolve(ok((runs += 1))) });
    const wrong = { a: 'one' } as unknown as { a: number; b: number };
    expect(await client['desk.add'](wrong)).toMatchObject({ failure: { code: 'internal' } });
    expect(runs).toBe(0);
    expect(bugs).toEqual(['desk.add was called with a wrong input']);
  });

  test('in the output is caught by the calling side', async () => {
    const { client, bugs } = connect({ 'desk.add': () => Promise.resolve(ok('three' as unknown as number)) });
    expect(await client['desk.add']({ a: 1, b: 2 })).toMatchObject({ failure: { code: 'internal' } });
    expect(bugs).toEqual(['desk.add was answered with a wrong output']);
  });
});

describe('a stranger', () => {
  test.each(['__proto__', 'constructor', 'toString', 'desk.steal'])('who calls %s is refused', async name => {
    const { near, far, bugs } = connect();
    const answer = new Promise<string>(resolve => near.onMessage(resolve));
    near.send(JSON.stringify({ id: 1, name, input: {} }));
    expect(JSON.parse(await answer)).toMatchObject({ id: 1, ok: false, failure: { code: 'internal' } });
    expect(bugs[0]).toContain(name);
    far.close();
  });

  test.each(['', 'no json', '{}', '[]', 'null', '{"id":"1","ok":true}', '{"id":1.5,"name":"desk.ring"}'])(
    'who sends %j changes nothing',
    async frame => {
      const { client, near, bugs } = connect();
      near.send(frame);
      await settle();
      expect(bugs).toEqual(['A frame that is not part of the contract arrived']);
      expect(await client['desk.ring']()).toEqual(ok(undefined));
    },
  );

  test('who answers a call that nobody made, or one twice, changes nothing', async () => {
    const { client, far } = connect();
    far.send(JSON.stringify({ id: 99, ok: true, value: 1 }));
    const first = client['desk.add']({ a: 1, b: 2 });
    expect(await first).toEqual(ok(3));
    far.send(JSON.stringify({ id: 1, ok: true, value: 7 }));
    await settle();
    expect(await client['desk.add']({ a: 2, b: 2 })).toEqual(ok(4));
  });
});

describe('time', () => {
  test('runs out for a call that is not answered, and a late answer is dropped', async () => {
    let answer: () => void = () => {};
    const { client, clock, bugs } = connect({
      'desk.wait': () => new Promise(resolve => (answer = () => resolve(ok(undefined)))),
    });
    const waiting = client['desk.wait']();
    await settle();
    clock.pass(999);
    answer();
    expect(await waiting).toEqual(ok(undefined));
    const late = client['desk.wait']();
    await settle();
    clock.pass(1000);
    expect(await late).toMatchObject({ failure: { code: 'timed-out' } });
    answer();
    await settle();
    expect(bugs).toEqual([]);
  });

  test('does not run out for a call that waits on a person', async () => {
    const { client, clock, far } = connect();
    let result: unknown = null;
    void client['desk.person']().then(value => (result = value));
    await settle();
    clock.pass(86_400_000);
    await settle();
    expect(result).toBeNull();
    far.close();
    await settle();
    expect(result).toMatchObject({ failure: { code: 'disconnected' } });
  });
});

test('when the pipe closes, waiting calls and later calls are told so', async () => {
  const { client, far } = connect();
  const waiting = [client['desk.wait'](), client['desk.person']()];
  await settle();
  far.close();
  for (const result of await Promise.all(waiting)) expect(result).toMatchObject({ failure: { code: 'disconnected' } });
  expect(await client['desk.ring']()).toMatchObject({ failure: { code: 'disconnected' } });
});
