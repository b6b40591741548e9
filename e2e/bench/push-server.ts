import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

// The client's server of the push bench: takes every mutation once and says so. It keeps count and nothing else. The
// pages of floor and peers are of another origin.
const taken = new Set<string>();
let requests = 0;

const server = createServer((request, response) => {
  void text(request).then(body => {
    const answer = request.url === '/count' ? count() : take(body);
    const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
    response.writeHead(200, headers).end(JSON.stringify(answer));
  });
});
process.once('SIGTERM', () => server.close(() => process.exit()).closeAllConnections());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ event: 'listening', url: `http://127.0.0.1:${port}` }));
});

function take(body: string): unknown {
  requests++;
  const { mutations } = JSON.parse(body) as { mutations: { id: string }[] };
  const results = mutations.map(({ id }) => {
    const isNew = !taken.has(id);
    taken.add(id);
    return { id, status: isNew ? 'applied' : 'duplicate', version: 2 };
  });
  return { epoch: 'bench', serverTime: '2026-11-23T09:00:00Z', results };
}

/** What was counted since the last time; then everything begins anew. */
function count(): { taken: number; requests: number } {
  const counted = { taken: taken.size, requests };
  taken.clear();
  requests = 0;
  return counted;
}
