import { afterEach, expect, test } from 'vitest';
import { aCaseChange, aDocumentChange, anUnlocked, type Desk, startDesk } from '../testing/a-desk.ts';
import { createScriptedApi, type ScriptedApi } from '../testing/scripted-api.ts';

const running: Desk[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.engine.stop();
});

async function ana(api: ScriptedApi, features: string[]): Promise<Desk> {
  const desk = await startDesk(api, { unlocked: { ...anUnlocked(), features } });
  running.push(desk);
  await desk.clock.advance(1000);
  return desk;
}

function publish(api: ScriptedApi, id: string): void {
  const bytes = new TextEncoder().encode(`bytes of ${id}`);
  api.publish(aCaseChange(`c-of-${id}`));
  api.publish(aDocumentChange(id, `c-of-${id}`, api.addDocument(id, bytes), bytes.length));
}

const PAGE = { page: 1, width: 600, height: 800, words: [['Premium', 10, 20, 60, 12]] };
const askedFor = (api: ScriptedApi): string[] =>
  api.requests.flatMap(({ path }) => /documents\/([^/]+)\/text\b/.exec(path)?.[1] ?? []);

test('the client’s words of a scan come behind it and are kept with it', async () => {
  const api = createScriptedApi();
  publish(api, 'd-1');
  publish(api, 'd-2');
  api.texts.set('d-1', { pages: [{ ...PAGE, confidence: 0.8 }] });
  const desk = await ana(api, ['document-text']);
  expect([...desk.cache.texts]).toEqual([['d-1@1', [{ ...PAGE, confidence: 0.8, readBy: 'client' }]]]);
  // The server has none of the second, which is no reason to ask again.
  await desk.clock.advance(120_000);
  expect(askedFor(api).toSorted()).toEqual(['d-1', 'd-2']);
});

test('a server that does not offer words is not asked for them', async () => {
  const api = createScriptedApi();
  publish(api, 'd-1');
  await ana(api, []);
  expect(askedFor(api)).toEqual([]);
});

test('words that make no sense are left out, and the next document’s come', async () => {
  const api = createScriptedApi();
  publish(api, 'd-1');
  publish(api, 'd-2');
  api.texts.set('d-1', { pages: [{ ...PAGE, width: 0 }] });
  api.texts.set('d-2', { pages: [PAGE] });
  const desk = await ana(api, ['document-text']);
  expect([...desk.cache.texts.keys()]).toEqual(['d-2@1']);
});
