import MiniSearch, { type Options } from 'minisearch';
import { buildSegment } from '../../../../shared/search/build-segment.ts';
import { parseQuery } from '../../../../shared/search/parse-query.ts';
import { SearchIndex } from '../../../../shared/search/search-index.ts';
import { segmentBytes, segmentOf } from '../../../../renderer/data/search/segment-bytes.ts';
import { makeTexts } from '../../made-texts.ts';

// `side`: ours or minisearch. `documents`: how many, ten to a case. The hits are given back, to be compared.
const asked = new URLSearchParams(location.search);
const count = Number(asked.get('documents'));
const PER_CASE = 10;
const { texts, queries } = makeTexts(count, 1500);

interface Run {
  readonly buildMs: number;
  readonly loadMs: number;
  readonly search: (query: string) => number[];
  readonly storedBytes: number;
}

async function ours(): Promise<Run> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  let from = performance.now();
  const cases = Array.from({ length: Math.ceil(count / PER_CASE) }, (_, i) =>
    segmentBytes(buildSegment(texts.slice(i * PER_CASE, (i + 1) * PER_CASE))),
  );
  const buildMs = performance.now() - from;
  const sealed = await Promise.all(
    cases.map(async bytes => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) };
    }),
  );
  from = performance.now();
  const index = new SearchIndex<number>();
  await Promise.all(
    sealed.map(async ({ iv, box }, i) => {
      const segment = segmentOf(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, box)));
      if (!segment) throw new Error('A segment was not read back');
      const ids = Array.from({ length: segment.lengths.length }, (_, k) => i * PER_CASE + k);
      index.put(String(i), segment, ids);
    }),
  );
  const loadMs = performance.now() - from;
  return {
    buildMs,
    loadMs,
    search: query => index.search(parseQuery(query)).map(({ id }) => id),
    storedBytes: cases.reduce((sum, { length }) => sum + length, 0),
  };
}

function miniSearch(): Run {
  const options: Options<{ id: number; text: string }> = { fields: ['text'], searchOptions: { combineWith: 'AND' } };
  let from = performance.now();
  const built = new MiniSearch<{ id: number; text: string }>(options);
  built.addAll(texts.map((text, id) => ({ id, text })));
  const buildMs = performance.now() - from;
  const stored = JSON.stringify(built);
  // It is not sealed: what unsealing costs is on our side alone.
  from = performance.now();
  const index = MiniSearch.loadJSON<{ id: number; text: string }>(stored, options);
  const loadMs = performance.now() - from;
  return {
    buildMs,
    loadMs,
    search: query => index.search(query).map(({ id }) => Number(id)),
    storedBytes: stored.length,
  };
}

const { buildMs, loadMs, search, storedBytes } = asked.get('side') === 'ours' ? await ours() : miniSearch();
// Once unmeasured: the engine compiles what it runs often.
const hits = queries.map(query => search(query).toSorted((a, b) => a - b));
const times = queries.map(query => {
  const from = performance.now();
  search(query);
  return performance.now() - from;
});
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(hits)));
const figures = { buildMs, loadMs, p50Ms: at(0.5), p95Ms: at(0.95), storedMb: storedBytes / 1e6 };
const same = [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
const found = hits.reduce((sum, one) => sum + one.length, 0);
document.body.setAttribute('data-figures', JSON.stringify({ figures, same, found }));
