import { afterEach, expect, test } from 'vitest';
import { SyncReport } from '../../../shared/model/sync.ts';
import { refuse } from '../../../shared/result.ts';
import { aCaseChange, type Desk, startDesk } from '../testing/a-desk.ts';
import { settle } from '../testing/fake-clock.ts';
import { createScriptedApi, type Fault, problem, type ScriptedApi } from '../testing/scripted-api.ts';

const running: Desk[] = [];
afterEach(() => {
  // Not waited for: a store that hangs is given time by a clock that stands still now.
  for (const desk of running.splice(0)) void desk.engine.stop();
});

type Cause = (api: ScriptedApi, desk: Desk) => void | Promise<void>;
type Code = NonNullable<SyncReport['problem']>['code'];
const down =
  (fault: Fault): Cause =>
  api => {
    api.down = fault;
  };

/** Every reason for a stop: what happens, what it is called, and what the sentence tells the person to do. */
const reasons: [cause: string, act: Cause, code: Code, doNow: RegExp][] = [
  ['nobody answers', down('refused'), 'offline', /goes out by itself when there is a connection/],
  ['the connection breaks', down('cut'), 'offline', /goes out by itself/],
  ['the server is silent', down('hang'), 'offline', /goes out by itself/],
  ['a hotel answers', down('portal'), 'not-the-server', /open it in your browser/],
  ['the server fails', down(problem(500, 'internal')), 'server-error', /you can go on/],
  ['the server is away for a while', down(problem(503, 'unavailable', { retryAfter: '9' })), 'server-error', /go on/],
  ['the request took too long', down(problem(408, 'internal')), 'server-error', /you can go on/],
  ['it came too early', down(problem(425, 'internal')), 'server-error', /you can go on/],
  ['the server is busy', down(problem(429, 'rate-limited', { retryAfter: '9' })), 'rate-limited', /resumes by itself/],
  ['the session ended', down(problem(401, 'unauthorized')), 'signed-out', /sign in again/],
  ['the account may not', down(problem(403, 'forbidden', { detail: 'Not here.' })), 'forbidden', /Ask your team lead/],
  ['this build is too old', down(problem(426, 'upgrade-required')), 'upgrade-required', /ask your IT department/],
  [
    'the clock is a day ahead',
    async (api, desk) => {
      api.lease = { ...api.lease, leaseExpiresAt: '2026-03-03T09:00:00Z' };
      await desk.clock.advance(24 * 60 * 60_000);
    },
    'clock-wrong',
    /set the clock right/,
  ],
  [
    'the disk is full where the store is',
    (api, desk) => {
      api.publish(aCaseChange('c-1'));
      desk.cache.refuseNext('cache.applyPage', 'storage');
    },
    'storage',
    /\w/,
  ],
  [
    'the disk is full where the journal is',
    (_api, desk) => {
      desk.journal.settled = async () => refuse('storage', 'The answers cannot be kept. Free some space.');
    },
    'storage',
    /Free some space/,
  ],
  [
    'the store hangs',
    async (_api, desk) => {
      const { handlers } = desk.cache;
      desk.engine.attach({ ...handlers, 'cache.reportSync': handlers['cache.reportSync'], ...silentOutbox });
      await desk.clock.advance(70_000);
    },
    'stuck',
    /restart it if this stays/,
  ],
  [
    'a bug of ours',
    (_api, desk) => {
      desk.journal.reconcile = () => Promise.reject(new TypeError('undefined is not a function'));
      desk.engine.attach(desk.cache.handlers);
    },
    'internal',
    /restart it if this stays/,
  ],
];

const silentOutbox = {
  'cache.cursor': async () => ({ ok: true as const, value: null }),
  'cache.outbox': () => new Promise<never>(() => {}),
};

test.each(reasons)('G26 when %s, the reason has a code and says what to do', async (_cause, act, code, doNow) => {
  const api = createScriptedApi();
  const desk = await startDesk(api);
  running.push(desk);
  const before = desk.cache.reports.length;
  await act(api, desk);
  desk.act(1, 'c-1');
  await settle();
  await desk.clock.advance(code === 'stuck' ? 70_000 : 31_000);
  const shown = desk.cache.reports.slice(before).flatMap(({ problem: one }) => (one?.code === code ? [one] : []));
  expect(shown.length).toBeGreaterThan(0);
  expect(shown[0]?.message).toMatch(doNow);
  expect(shown[0]?.message).toMatch(/[.]$/);
});

test('G26 each reason that the engine names has been seen', () => {
  const all: readonly string[] = SyncReport.shape.problem.unwrap().shape.code.options;
  expect(new Set(reasons.map(([, , code]) => code))).toEqual(new Set(all));
});

test('G26 "all is sent" is never shown while something could be sent', async () => {
  const api = createScriptedApi();
  const desk = await startDesk(api);
  running.push(desk);
  const untrue: string[] = [];
  const report = desk.cache.handlers['cache.reportSync'];
  const watched = {
    ...desk.cache.handlers,
    'cache.reportSync': async (said: SyncReport) => {
      const waiting = [...desk.cache.outbox.values()].filter(one => one.state !== 'accepted').length;
      if (said.phase === 'idle' && waiting > 0) untrue.push(`idle with ${waiting} unsent`);
      return report(said);
    },
  };
  desk.engine.attach(watched);
  await desk.clock.advance(1000);
  for (let seq = 1; seq <= 40; seq++) {
    if (seq % 7 === 0) api.fail('/v1/mutations', 'cut-after');
    desk.act(seq, `c-${seq % 3}`);
    await desk.clock.advance((seq * 37) % 400);
  }
  await desk.clock.advance(120_000);
  expect(untrue).toEqual([]);
  expect(desk.status()).toEqual({ phase: 'idle', problem: null });
});
