/** One answer of a stub that only serves, as far as PouchDB's replication asks (CouchDB replication protocol). */
export type CouchAnswer = (path: string, query: URLSearchParams, body: string) => { type: string; body: string } | null;

interface Asked {
  readonly docs: readonly { readonly id: string; readonly rev: string }[];
}

/** The same cases as the feed's, under `/couch`. Checkpoints are forgotten, which only the next replication would mind. */
export function couchStub(pages: ReadonlyMap<string, string>): CouchAnswer {
  const cases = [...pages.values()].flatMap(
    text => (JSON.parse(text) as { changes: { id: string; value: object }[] }).changes,
  );
  const rev = `1-${'a'.repeat(32)}`;
  const valueOf = new Map(cases.map(({ id, value }) => [id, value]));
  const json = (value: unknown) => ({ type: 'application/json', body: JSON.stringify(value) });
  return (path, query, body) => {
    if (path === '/couch' || path === '/couch/') {
      return json({ db_name: 'couch', doc_count: cases.length, update_seq: cases.length, instance_start_time: '0' });
    }
    if (path.startsWith('/couch/_local/')) {
      return body === '' ? null : json({ ok: true, id: path.slice('/couch/'.length), rev: '0-1' });
    }
    if (path === '/couch/_changes') {
      const since = Number(query.get('since') ?? 0);
      const some = cases.slice(since, since + Number(query.get('limit') ?? 500));
      const results = some.map(({ id }, i) => ({ seq: since + i + 1, id, changes: [{ rev }] }));
      return json({ results, last_seq: since + some.length, pending: cases.length - since - some.length });
    }
    if (path === '/couch/_bulk_get') {
      const results = (JSON.parse(body) as Asked).docs.map(({ id }) => ({
        id,
        docs: [{ ok: { ...valueOf.get(id), _id: id, _rev: rev, _revisions: { start: 1, ids: ['a'.repeat(32)] } } }],
      }));
      return json({ results });
    }
    return null;
  };
}
