import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import { aCaseChange, aDocumentChange, type Desk, startDesk } from '../testing/a-desk.ts';
import { createMemoryCache } from '../testing/memory-cache.ts';
import { createScriptedApi, problem, type ScriptedApi } from '../testing/scripted-api.ts';

const running: Desk[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.engine.stop();
});

async function ana(api: ScriptedApi): Promise<Desk> {
  const desk = await startDesk(api);
  running.push(desk);
  return desk;
}

function publishDocuments(api: ScriptedApi, count: number, broken: string | null = null): void {
  for (let i = 0; i < count; i++) {
    const bytes = new TextEncoder().encode(`bytes of document ${i}`);
    const sha256 = api.addDocument(`d-${i}`, bytes);
    api.publish(aCaseChange(`c-${i}`));
    api.publish(aDocumentChange(`d-${i}`, `c-${i}`, broken === `d-${i}` ? '0'.repeat(64) : sha256, bytes.length));
  }
}
const verified = (desk: Desk): number =>
  [...desk.cache.documents.values()].filter(one => one.state === 'verified').length;
const asked = (api: ScriptedApi): string[] =>
  api.requests.flatMap(one => /documents\/([^/]+)\/content/.exec(one.path)?.[1] ?? []);

test('every document comes, and the status bar counts them', async () => {
  const api = createScriptedApi();
  publishDocuments(api, 9);
  const desk = await ana(api);
  await desk.clock.advance(1000);
  expect(verified(desk)).toBe(9);
  expect(desk.cache.reports.at(-1)).toMatchObject({ phase: 'idle', documents: { wanted: 9, verified: 9, failed: 0 } });
});

test('one bad document never stops the others', async () => {
  const api = createScriptedApi();
  publishDocuments(api, 6, 'd-0');
  const desk = await ana(api);
  await desk.clock.advance(1000);
  expect(verified(desk)).toBe(5);
  expect(desk.cache.reports.at(-1)?.documents).toMatchObject({ wanted: 6, verified: 5, failed: 1, bytesLeft: 0 });
});

test('a damaged document is fetched again a few times within the hour, and then waits for the next start', async () => {
  const api = createScriptedApi();
  publishDocuments(api, 2, 'd-0');
  const desk = await ana(api);
  const times = () => asked(api).filter(id => id === 'd-0').length;
  await desk.clock.advance(4 * 60_000);
  expect(times()).toBe(1);
  await desk.clock.advance(2 * 60_000);
  expect(times()).toBe(2);
  await desk.clock.advance(60 * 60_000);
  expect(times()).toBe(4);
  await desk.clock.advance(10 * 3_600_000);
  expect(times()).toBe(4);
});

test('a document that the server does not give now is asked for later, less and less often', async () => {
  const api = createScriptedApi();
  publishDocuments(api, 3);
  api.fail('/v1/documents/d-1', ...Array.from({ length: 4 }, () => problem(404, 'not-found')));
  const desk = await ana(api);
  expect(verified(desk)).toBe(2);
  await desk.clock.advance(60_000);
  expect(verified(desk)).toBe(3);
  expect(asked(api).filter(id => id === 'd-1')).toHaveLength(5);
});

test('the case that somebody looks at comes first', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  desk.engine.prefer(CaseId.parse('c-7'));
  publishDocuments(api, 9);
  desk.engine.nudge();
  await desk.clock.advance(1000);
  expect(asked(api)[0]).toBe('d-7');
  expect(verified(desk)).toBe(9);
});

test('while the server does not answer, no document is asked for', async () => {
  const api = createScriptedApi();
  publishDocuments(api, 3);
  api.fail('/v1/documents', 'refused', 'refused', 'refused');
  const desk = await startDesk(api);
  running.push(desk);
  api.down = 'refused';
  await desk.clock.advance(60_000);
  const before = asked(api).length;
  await desk.clock.advance(600_000);
  expect(asked(api).length).toBe(before);
  api.down = null;
  await desk.clock.advance(600_000);
  expect(verified(desk)).toBe(3);
});

test('a disk that is full is said, and forgotten when a document fits again', async () => {
  const api = createScriptedApi();
  publishDocuments(api, 1);
  const desk = await startDesk(api, { fullDisk: 2 });
  running.push(desk);
  expect(desk.status().problem).toBe('storage');
  await desk.clock.advance(120_000);
  expect(verified(desk)).toBe(1);
  expect(desk.status().problem).toBeNull();
});

test('documents stand still while a person wants none, and go on when they are wanted again', async () => {
  const api = createScriptedApi();
  const desk = await ana(api);
  desk.engine.pauseDocuments(true);
  publishDocuments(api, 3);
  await desk.clock.advance(60_000);
  expect(asked(api)).toEqual([]);
  expect(desk.cache.reports.at(-1)?.documents).toMatchObject({ wanted: 3, verified: 0, paused: 'by-hand' });
  expect(desk.cache.reports.at(-1)?.documents.bytesLeft).toBe(3 * 'bytes of document 0'.length);
  desk.engine.pauseDocuments(false);
  await desk.clock.advance(1000);
  expect(verified(desk)).toBe(3);
  expect(desk.cache.reports.at(-1)?.documents).toMatchObject({ bytesLeft: 0, paused: 'no' });
});

test('a disk that is nearly full stops the documents, says so, and they go on by themselves when there is space', async () => {
  const gib = 1024 ** 3;
  let free = 1.9 * gib;
  const api = createScriptedApi();
  publishDocuments(api, 2);
  const desk = await startDesk(api, { freeBytes: async () => free });
  running.push(desk);
  await desk.clock.advance(60_000);
  expect([verified(desk), asked(api).length]).toEqual([0, 0]);
  expect(desk.cache.reports.at(-1)?.documents.paused).toBe('disk-nearly-full');
  expect(desk.status().problem).toBeNull();
  free = 400 * 1024 ** 2;
  await desk.clock.advance(60_000);
  expect(desk.status().problem).toBe('storage');
  // Above where it stopped, below where it goes on.
  free = 2.2 * gib;
  await desk.clock.advance(60_000);
  expect([verified(desk), desk.status().problem]).toEqual([0, null]);
  free = 3 * gib;
  await desk.clock.advance(60_000);
  expect(verified(desk)).toBe(2);
  expect(desk.cache.reports.at(-1)?.documents.paused).toBe('no');
});

test('a disk that cannot be measured stops nothing', async () => {
  const api = createScriptedApi();
  publishDocuments(api, 2);
  const desk = await startDesk(api, { freeBytes: () => Promise.reject(new Error('ENOSYS')) });
  running.push(desk);
  await desk.clock.advance(1000);
  expect(verified(desk)).toBe(2);
});

test('a look that fails by a bug is the last one only until there is something new', async () => {
  const api = createScriptedApi();
  const cache = createMemoryCache(() => Promise.reject(new Error('Nothing is fetched')));
  const { handlers } = cache;
  const answer = handlers['cache.wantedDocuments'];
  let looks = 0;
  handlers['cache.wantedDocuments'] = request => {
    looks++;
    if (looks === 1) throw new Error('A bug');
    return answer(request);
  };
  const desk = await startDesk(api, { cache });
  running.push(desk);
  const before = looks;
  expect(before).toBeGreaterThanOrEqual(1);
  desk.engine.prefer(CaseId.parse('c-1'));
  await desk.clock.advance(1000);
  expect(looks).toBeGreaterThan(before);
});
