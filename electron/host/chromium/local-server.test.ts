import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listAssets } from '../asset.ts';
import { contentSecurityPolicy, securityHeaders } from '../content-policy.ts';
import type { DocumentRequest, DocumentResponse } from '../host.ts';
import { startLocalServer, type LocalServer } from './local-server.ts';
import { socketTransport } from './socket-transport.ts';

let folder: string;
let server: LocalServer;
let sockets: number;
let usedTokens: string[];
let openDocument: (request: DocumentRequest) => Promise<DocumentResponse>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-server-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Meridian</title>');
  await writeFile(join(folder, 'index.js.map'), '{}');
  sockets = 0;
  usedTokens = [];
  openDocument = () => Promise.resolve({ ok: false, status: 404, message: 'There is no such document.' });
  server = await startLocalServer({
    port: 0,
    assets: await listAssets(folder),
    openDocument: wanted => openDocument(wanted),
    isPane: () => false,
    onSocket: socket => {
      sockets += 1;
      socketTransport(socket);
    },
    onTokenUsed: url => usedTokens.push(url),
  });
});

afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Not `fetch`: it would not let the test lie about `Host`. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = new URL(server.origin);
  const sent = request({ host: '127.0.0.1', port, path, method, headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of response as AsyncIterable<Buffer>) text += part.toString('utf8');
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

async function enter(): Promise<string> {
  const { pathname, search } = new URL(server.entryUrl());
  const { headers } = await get(pathname + search);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

describe('entering', () => {
  test('I27 a token is exchanged once for a cookie that no script and no other site can use', async () => {
    const { pathname, search } = new URL(server.entryUrl());
    const first = await get(pathname + search);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/^meridian-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await get(pathname + search)).status).toBe(403);
  });

  test('a used token is followed by a new one that works', async () => {
    await enter();
    expect(usedTokens).toEqual([server.entryUrl()]);
    expect(await enter()).not.toBe('');
  });

  test.each(['/', '/index.html', '/documents/d1?version=1&offset=0', '/nothing'])(
    'I27 without the cookie %s is refused',
    async path => {
      expect((await get(path)).status).toBe(403);
      expect((await get(path, { cookie: 'meridian=x' })).status).toBe(403);
    },
  );

  test('I27 a page of another name that resolves to this address is turned away, even with the cookie', async () => {
    const cookie = await enter();
    for (const host of ['evil.example', `localhost:${new URL(server.origin).port}`]) {
      expect((await get('/', { cookie, host })).status).toBe(421);
    }
  });
});

describe('assets', () => {
  test('carry the policy, and only what was listed at the start is served', async () => {
    const cookie = await enter();
    const page = await get('/', { cookie });
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('<title>Meridian') as string });
    expect(page.headers['content-security-policy']).toBe(contentSecurityPolicy);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/index.js.map', '/__proto__', '//index.html']) {
      expect((await get(path, { cookie })).status, path).not.toBe(200);
    }
    expect((await get('/', { cookie }, 'POST')).status).toBe(405);
  });
});

test('whatever is asked, the answer carries every header that closes the window', async () => {
  const cookie = await enter();
  const { pathname, search } = new URL(server.entryUrl());
  const answers = [
    await get('/', { cookie }),
    await get('/nothing', { cookie }),
    await get('/', { cookie }, 'DELETE'),
    await get('/'),
    await get('/', { cookie, host: 'evil.example' }),
    await get('/?token=wrong'),
    await get(pathname + search),
    await get('/documents/d-1?version=2&offset=3', { cookie }),
  ];
  expect(answers.map(answer => answer.status)).toEqual([200, 404, 405, 403, 421, 403, 303, 404]);
  for (const answer of answers) expect(answer.headers).toMatchObject(securityHeaders);
});

test.each([
  '/%2e%2e/%2e%2e/package.json',
  '/..%2findex.html',
  '/..\\package.json',
  '/index.html/',
  '/index.html%00',
  '/index%2ehtml',
  '/INDEX.HTML',
  '/./.git/config',
  '/constructor',
  '/index.html;x',
])('no other spelling of a path leads to a file: %s', async path => {
  expect((await get(path, { cookie: await enter() })).status).toBe(404);
});

test.each(['//evil.example/', 'http://evil.example/', 'http://127.0.0.1:1/'])(
  '%s is not an address of ours',
  async target => {
    expect((await get(target, { cookie: await enter() })).status).toBe(405);
  },
);

describe('documents', () => {
  const path = '/documents/d-1?version=2&offset=3&etag=%22a%22';

  test('are opened as asked and say where they begin', async () => {
    const asked: DocumentRequest[] = [];
    openDocument = wanted => {
      asked.push(wanted);
      const body = new Blob(['defg']).stream() as ReadableStream<Uint8Array>;
      return Promise.resolve({ ok: true, offset: 3, total: 7, etag: '"a"', body });
    };
    const answer = await get(path, { cookie: await enter() });
    expect(asked).toEqual([{ documentId: 'd-1', version: 2, offset: 3, etag: '"a"' }]);
    expect(answer.text).toBe('defg');
    expect(answer.headers).toMatchObject({ 'x-offset': '3', 'x-total': '7', etag: '"a"' });
    expect(answer.headers).not.toHaveProperty('x-chain');
  });

  test('a refusal keeps its status and its sentence', async () => {
    expect(await get(path, { cookie: await enter() })).toMatchObject({
      status: 404,
      text: 'There is no such document.',
    });
  });

  test('are pulled no faster than the window takes them, and let go of when it leaves', async () => {
    let pulled = 0;
    let cancelled: () => void = () => {};
    const gone = new Promise<void>(resolve => {
      cancelled = resolve;
    });
    const chunk = new Uint8Array(1024 * 1024);
    const body = new ReadableStream<Uint8Array>({
      pull: controller => {
        pulled += 1;
        controller.enqueue(chunk);
      },
      cancel: () => cancelled(),
    });
    openDocument = () => Promise.resolve({ ok: true, offset: 0, total: 1024 * chunk.length, etag: '"a"', body });
    const { port } = new URL(server.origin);
    const sent = request({ host: '127.0.0.1', port, path, headers: { cookie: await enter() } }).end();
    const [response] = (await once(sent, 'response')) as [{ destroy(): void; pause(): void }];
    response.pause();
    response.destroy();
    await gone;
    expect(pulled).toBeLessThan(64);
  });
});

describe('the socket', () => {
  const open = async (headers: Record<string, string>): Promise<string> => {
    const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/rpc`, { headers });
    return once(socket, 'open').then(
      () => {
        socket.terminate();
        return 'open';
      },
      (error: unknown) => String(error),
    );
  };

  test('opens for the window', async () => {
    expect(await open({ cookie: await enter(), origin: server.origin })).toBe('open');
    expect(sockets).toBe(1);
  });

  test.each([
    ['without the cookie', {}, true],
    ['from another origin', { origin: 'https://evil.example' }, false],
    ['without an origin', { origin: '' }, false],
    ['under another name', { host: 'evil.example' }, false],
  ])('I27 is refused %s', async (_name, headers, withoutCookie) => {
    const cookie = withoutCookie ? '' : await enter();
    expect(await open({ cookie, origin: server.origin, ...headers })).toContain('403');
    expect(sockets).toBe(0);
  });
});

test('a frame that is larger than anything of ours ends the socket', async () => {
  const headers = { cookie: await enter(), origin: server.origin };
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/rpc`, { headers });
  await once(socket, 'open');
  socket.send('x'.repeat(32 * 1024 * 1024 + 1));
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBe(1009);
});

test('a stranger who knocks at the socket and hangs up does no harm', async () => {
  const { port } = new URL(server.origin);
  for (let i = 0; i < 20; i++) {
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    socket.resetAndDestroy();
  }
  expect((await get('/', { cookie: await enter() })).status).toBe(200);
});

test('a port in use is said in a sentence with what to do', async () => {
  const port = Number(new URL(server.origin).port);
  const noSockets = { isPane: () => false, onSocket: () => {}, onTokenUsed: () => {} };
  const second = startLocalServer({ port, assets: new Map(), openDocument, ...noSockets });
  await expect(second).rejects.toThrow(`port ${port} of this computer is in use`);
});
