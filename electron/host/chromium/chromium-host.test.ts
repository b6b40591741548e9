import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { describeHost, type HostUnderTest } from '../testing/host-contract.ts';
import { createChromiumHost, type HostEvent } from './chromium-host.ts';
import { socketTransport } from './socket-transport.ts';

interface Running extends HostUnderTest {
  readonly folder: string;
  readonly events: readonly HostEvent[];
}

/** The host as `--browser none` runs it, with a test in the window's place. */
async function startHost(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-host-'));
  const renderer = join(folder, 'renderer');
  await mkdir(renderer);
  await writeFile(join(renderer, 'index.html'), '<!doctype html>');
  const events: HostEvent[] = [];
  const signals = new Map<string, () => void>();
  let ended: () => void = () => {};
  const exited = new Promise<void>(resolve => {
    ended = resolve;
  });
  const host = createChromiumHost({
    port: 0,
    profileFolder: join(folder, 'profile'),
    rendererFolder: renderer,
    browser: null,
    platform: 'linux',
    appVersion: '1.0.0',
    isRoot: false,
    announce: event => events.push(event),
    process: { on: (signal, listener) => signals.set(signal, listener), exit: () => ended() },
  });
  let cookie: string | null = null;
  const enter = async (): Promise<{ cookie: string; origin: string }> => {
    const url = events.filter(event => event.event === 'listening').at(-1)?.url ?? '';
    cookie ??= (await fetch(url, { redirect: 'manual' })).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return { cookie, origin: new URL(url).origin };
  };
  return {
    host,
    folder,
    events,
    connect: async paneId => {
      const { cookie: pass, origin } = await enter();
      const query = paneId === undefined ? '' : `?window=${paneId}`;
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc${query}`, {
        headers: { cookie: pass, origin },
      });
      const transport = socketTransport(socket);
      await once(socket, 'open');
      return transport;
    },
    fetchDocument: async path => {
      const { cookie: pass, origin } = await enter();
      const response = await fetch(new URL(path, origin), { headers: { cookie: pass } });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    openedUrls: () => events.filter(event => event.event === 'open-browser').map(event => event.url),
    stop: async () => {
      signals.get('SIGTERM')?.();
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

describeHost('chromium', startHost);

test('quitting finishes the work while the window is still there', async () => {
  const running = await startHost();
  const window = await running.host.openWindow();
  const order: string[] = [];
  window.onConnect(pipe => pipe.onClose(() => order.push('window closed')));
  const page = await running.connect();
  page.onMessage(() => {});
  const closed = new Promise<void>(resolve => page.onClose(resolve));
  running.host.onQuit(() => Promise.resolve(order.push('work finished')).then(() => {}));
  await running.stop();
  await closed;
  expect(order[0]).toBe('work finished');
});

test('a second window of the program is let in beside the first', async () => {
  const running = await startHost();
  const window = await running.host.openWindow();
  let open = 0;
  window.onConnect(pipe => {
    open += 1;
    pipe.onClose(() => (open -= 1));
  });
  const pages = [await running.connect(), await running.connect()];
  await expect.poll(() => open).toBe(2);
  pages[0]?.close();
  await expect.poll(() => open).toBe(1);
  await running.stop();
});

test('the socket of a pane is let in only while the pane has a window', async () => {
  const running = await startHost();
  const window = await running.host.openWindow();
  const paneId = 'BBBBBBBBBBBBBBBBBBBBBB';
  await expect(running.connect(paneId)).rejects.toThrow('403');
  await window.openPane(paneId);
  await running.connect(paneId);
  for (const other of ['BBBBBBBBBBBBBBBBBBBBBA', `${paneId}x`, '', `${paneId}&x=1`, 'null']) {
    await expect(running.connect(other), other).rejects.toThrow('403');
  }
  window.closePanes();
  await expect(running.connect(paneId)).rejects.toThrow('403');
  await running.stop();
});

test('secrets lie in a file that only its owner can read, in a folder that only its owner can open', async () => {
  const { host, stop } = await startHost();
  await host.secrets.set('token', 'secret');
  const file = await stat(join(host.dataFolder, 'secrets.json'));
  const folder = await stat(host.dataFolder);
  expect((file.mode & 0o777).toString(8)).toBe('600');
  expect((folder.mode & 0o777).toString(8)).toBe('700');
  await stop();
});
