import { describe, expect, onTestFinished, test } from 'vitest';
import type { Transport } from '../../../shared/rpc/transport.ts';
import type { DocumentRequest, Host } from '../host.ts';

/** A machine under test, with a window that the test plays. */
export interface HostUnderTest {
  readonly host: Host;
  /** What a page does when it loads: its end of a new pipe. */
  connect(paneId?: string): Promise<Transport>;
  /** What the page does with a document's URL. */
  fetchDocument(url: string): Promise<{ status: number; headers: Headers; text: string }>;
  /** Every address that was handed to the system browser. */
  openedUrls(): readonly string[];
  stop(): Promise<void>;
}

const PANE = 'AAAAAAAAAAAAAAAAAAAAAA';
const wanted: DocumentRequest = { documentId: 'doc-1', version: 3, offset: 2, etag: '"e"' };

/** What the core relies on, whatever machine it runs on. */
export function describeHost(name: string, make: () => Promise<HostUnderTest>): void {
  const start = async (): Promise<HostUnderTest> => {
    const made = await make();
    onTestFinished(() => made.stop());
    return made;
  };
  const first = (pipe: Transport): Promise<string> => new Promise(resolve => pipe.onMessage(resolve));

  describe(`the ${name} host`, () => {
    test('connects the window to the core, both ways', async () => {
      const { host, connect } = await start();
      const window = await host.openWindow();
      const main = new Promise<Transport>(resolve => window.onConnect(resolve));
      const page = await connect();
      page.send('from the page');
      const pipe = await main;
      expect(await first(pipe)).toBe('from the page');
      pipe.send('from the core');
      expect(await first(page)).toBe('from the core');
    });

    test('a page that loads again has one pipe', async () => {
      const { host, connect } = await start();
      const window = await host.openWindow();
      const openPipes = new Set<Transport>();
      let connected = 0;
      const twice = new Promise<void>(resolve =>
        window.onConnect((pipe, paneId) => {
          if (paneId !== PANE) return;
          openPipes.add(pipe);
          pipe.onMessage(() => {});
          pipe.onClose(() => openPipes.delete(pipe));
          connected += 1;
          if (connected === 2) resolve();
        }),
      );
      await window.openPane(PANE);
      const before = await connect(PANE);
      before.onMessage(() => {});
      const closed = new Promise<void>(resolve => before.onClose(resolve));
      await connect(PANE);
      await Promise.all([closed, twice]);
      await expect.poll(() => openPipes.size).toBe(1);
    });

    test('the window of a pane has a pipe of its own beside that of the program, which says whose it is', async () => {
      const { host, connect } = await start();
      const window = await host.openWindow();
      const pipes: { pipe: Transport; paneId: string | null }[] = [];
      window.onConnect((pipe, paneId) => void pipes.push({ pipe, paneId }));
      const main = await connect();
      const openAt = await window.openPane(PANE);
      // A host that opens no windows itself names our own page, and nothing of what is in it but the id.
      expect([null, `/?window=${PANE}`]).toContain(openAt);
      const pane = await connect(PANE);
      await expect.poll(() => pipes.map(({ paneId }) => paneId)).toEqual([null, PANE]);
      const [fromMain, fromPane] = [first(main), first(pane)];
      for (const { pipe, paneId } of pipes) pipe.send(`for ${paneId ?? 'the program'}`);
      expect([await fromMain, await fromPane]).toEqual(['for the program', `for ${PANE}`]);
    });

    test('panes are closed together, and the window of the program stays', async () => {
      const { host, connect } = await start();
      const window = await host.openWindow();
      const open = new Set<string | null>();
      window.onConnect((pipe, paneId) => {
        open.add(paneId);
        pipe.onMessage(() => {});
        pipe.onClose(() => open.delete(paneId));
      });
      const main = await connect();
      main.onMessage(() => {});
      await window.openPane(PANE);
      const pane = await connect(PANE);
      const closed = new Promise<void>(resolve => pane.onClose(resolve));
      pane.onMessage(() => {});
      await expect.poll(() => open.size).toBe(2);
      window.closePanes();
      await closed;
      await expect.poll(() => [...open]).toEqual([null]);
    });

    test('serves documents under their URL, with where they begin', async () => {
      const { host, fetchDocument } = await start();
      const asked: DocumentRequest[] = [];
      host.serveDocuments(request => {
        asked.push(request);
        const body = new Blob(['text']).stream() as ReadableStream<Uint8Array>;
        return Promise.resolve({ ok: true, offset: 2, total: 6, etag: '"e"', chain: 'c0', body });
      });
      await host.openWindow();
      const answer = await fetchDocument(host.documentUrl(wanted));
      expect(asked).toEqual([wanted]);
      expect(answer).toMatchObject({ status: 200, text: 'text' });
      expect(answer.headers.get('x-offset')).toBe('2');
      expect(answer.headers.get('x-total')).toBe('6');
      expect(answer.headers.get('x-chain')).toBe('c0');
      // What came of a body that ends early must reach the page.
      expect(answer.headers.get('content-length')).toBeNull();
      expect(answer.headers.get('etag')).toBe('"e"');
    });

    test('a document that cannot be served is a status and a sentence', async () => {
      const { host, fetchDocument } = await start();
      host.serveDocuments(() => Promise.resolve({ ok: false, status: 503, message: 'The server is away.' }));
      await host.openWindow();
      expect(await fetchDocument(host.documentUrl(wanted))).toMatchObject({ status: 503, text: 'The server is away.' });
    });

    test('keeps, replaces and forgets secrets', async () => {
      const { host } = await start();
      expect(await host.secrets.get('key')).toBeNull();
      await host.secrets.set('key', 'one');
      await Promise.all([host.secrets.set('other', 'x'), host.secrets.set('key', 'two')]);
      expect(await host.secrets.get('key')).toBe('two');
      await host.secrets.delete('key');
      expect(await host.secrets.get('key')).toBeNull();
      expect(await host.secrets.get('other')).toBe('x');
      expect(host.secrets.backend).not.toBe('');
    });

    test('removes the window’s databases, and says when they are gone', async () => {
      const { host } = await start();
      await host.openWindow();
      expect(['now', 'at-next-start']).toContain(await host.removeWindowStorage());
    });

    test('opens the system browser for web addresses, and for nothing else', async () => {
      const { host, openedUrls } = await start();
      await host.openWindow();
      await host.openBrowser('https://login.example/authorize?a=b');
      await host.openBrowser('http://127.0.0.1:4000/sign-in');
      for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'http://evil.example/', 'ms-settings:', 'x']) {
        await expect(host.openBrowser(url), url).rejects.toThrow('The browser was not opened');
      }
      expect(openedUrls()).toEqual(['https://login.example/authorize?a=b', 'http://127.0.0.1:4000/sign-in']);
    });
  });
}
