import { describe, expect, onTestFinished, test } from 'vitest';
import type { Transport } from '../../../shared/rpc/transport.ts';
import type { DocumentRequest, Host } from '../host.ts';

/** A machine under test, with a window that the test plays. */
export interface HostUnderTest {
  readonly host: Host;
  /** What a page does when it loads: its end of a new pipe. */
  connect(): Promise<Transport>;
  /** What the page does with a document's URL. */
  fetchDocument(url: string): Promise<{ status: number; headers: Headers; text: string }>;
  /** Every address that was handed to the system browser. */
  openedUrls(): readonly string[];
  stop(): Promise<void>;
}

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

    test('a second load of the page replaces the pipe of the first', async () => {
      const { host, connect } = await start();
      const window = await host.openWindow();
      const pipes: Transport[] = [];
      const second = new Promise<void>(resolve =>
        window.onConnect(pipe => {
          pipes.push(pipe);
          if (pipes.length === 2) resolve();
        }),
      );
      const before = await connect();
      before.onMessage(() => {});
      const closed = new Promise<void>(resolve => before.onClose(resolve));
      await connect();
      await Promise.all([closed, second]);
      expect(pipes).toHaveLength(2);
    });

    test('serves documents under their URL, with where they begin', async () => {
      const { host, fetchDocument } = await start();
      const asked: DocumentRequest[] = [];
      host.serveDocuments(request => {
        asked.push(request);
        const body = new Blob(['text']).stream() as ReadableStream<Uint8Array>;
        return Promise.resolve({ ok: true, offset: 2, total: 6, etag: '"e"', body });
      });
      await host.openWindow();
      const answer = await fetchDocument(host.documentUrl(wanted));
      expect(asked).toEqual([wanted]);
      expect(answer).toMatchObject({ status: 200, text: 'text' });
      expect(answer.headers.get('x-offset')).toBe('2');
      expect(answer.headers.get('x-total')).toBe('6');
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
