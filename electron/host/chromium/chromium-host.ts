import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { REPLACED } from '../../../shared/rpc/transport.ts';
import { listAssets } from '../asset.ts';
import { browserUrl } from '../browser-url.ts';
import { documentPath } from '../document-url.ts';
import type { Host } from '../host.ts';
import { notServedYet, type OpenDocument } from '../not-served-yet.ts';
import { createWindowPipes } from '../window-pipes.ts';
import { panePath } from '../pane-path.ts';
import { orderStorageRemoved, removeDoomedStorage } from './doomed-storage.ts';
import { launchWindow } from './launch-window.ts';
import { startLocalServer, type LocalServer } from './local-server.ts';
import { openInBrowser } from './open-browser.ts';
import { createQuitting, type QuittableProcess } from './quit-signals.ts';
import { saveFile } from './save-file.ts';
import { sealedSecrets } from './sealed-secrets.ts';
import { socketTransport } from './socket-transport.ts';

/** A window that reloads is away for a moment; one that was closed stays away. */
const WINDOW_MAY_RETURN_MS = 3000;

/** What a program that started this host may want to know: one JSON line each on standard output. */
export type HostEvent = { event: 'listening' | 'open-browser'; url: string };

export interface ChromiumHostOptions {
  port: number;
  /** Holds `main` (the core's data), `window` (the browser's profile), `browser` (for sign-in as root), `exports`. */
  profileFolder: string;
  rendererFolder: string;
  /** Path of the browser; null starts none and prints addresses instead. */
  browser: string | null;
  platform: Host['platform'];
  appVersion: string;
  isRoot: boolean;
  announce: (event: HostEvent) => void;
  process: QuittableProcess;
}

/** The machine as plain Node sees it, with a local Chromium for a window. */
export function createChromiumHost(options: ChromiumHostOptions): Host {
  const { profileFolder, browser, platform, announce } = options;
  const dataFolder = join(profileFolder, 'main');
  const quitting = createQuitting(options.process);
  const pipes = createWindowPipes();
  /** Panes that the core has asked a window for. */
  const panes = new Set<string>();
  let pagesSeen = 0;
  let openDocument: OpenDocument = notServedYet;

  const start = async (): Promise<LocalServer> =>
    startLocalServer({
      port: options.port,
      assets: await listAssets(options.rendererFolder),
      openDocument: request => openDocument(request),
      isPane: id => panes.has(id),
      onSocket: (socket, paneId) => {
        const transport = socketTransport(socket);
        // A second window of the program is another page: the first one stays what it is.
        pipes.connect(paneId ?? `page ${++pagesSeen}`, paneId, {
          ...transport,
          close: () => socket.close(REPLACED, 'Another window took over.'),
        });
      },
      onTokenUsed: url => announce({ event: 'listening', url }),
    });

  const showWindow = (path: string, server: LocalServer): void => {
    const window = launchWindow({
      browser: path,
      url: server.entryUrl(),
      profileFolder: join(profileFolder, 'window'),
      isRoot: options.isRoot,
    });
    quitting.afterWork(() => Promise.resolve(window.close()));
    void window.ended.then(problem => {
      if (problem !== null) {
        console.error(`${problem} Choose another with --browser, or use --browser none.`);
        return quitting.quit(1);
      }
      // A browser of this profile that was running already takes our window over and ours ends: the pipe tells the rest.
      const watch = setInterval(() => {
        if (pipes.isConnected) return;
        clearInterval(watch);
        quitting.quit(0);
      }, WINDOW_MAY_RETURN_MS);
    });
  };

  return {
    kind: 'chromium',
    platform,
    appVersion: options.appVersion,
    dataFolder,
    // Weaker than a keychain: whoever reads this person's files reads them. The name of the backend says so.
    secrets: {
      backend: 'owner-only-file',
      ...sealedSecrets({ file: join(dataFolder, 'secrets.json'), keyFile: join(dataFolder, 'secrets.key') }),
    },
    updater: {
      unsupportedReason: 'This Meridian runs from its source in a browser window and does not update itself.',
      check: () => Promise.resolve(null),
      download: () => Promise.reject(new Error('There is no update to fetch: this Meridian does not update itself.')),
      installOnQuit: () => {},
    },
    openWindow: async () => {
      await mkdir(profileFolder, { recursive: true, mode: 0o700 });
      await removeDoomedStorage(profileFolder);
      const server = await start();
      announce({ event: 'listening', url: server.entryUrl() });
      if (browser !== null) showWindow(browser, server);
      quitting.afterWork(() => server.stop());
      // A browser gives programs no way to raise its window; the person is one click away from it.
      return {
        onConnect: pipes.onConnect,
        // A window that the page opens is one of this browser, with its pass: it needs no token.
        openPane: paneId => {
          panes.add(paneId);
          return Promise.resolve(panePath(paneId));
        },
        closePanes: () => {
          panes.clear();
          pipes.closePanes();
        },
        // Another program's page: nobody tells us why its pipe has closed.
        onFailed: () => {},
        focus: () => {},
      };
    },
    serveDocuments: open => {
      openDocument = open;
    },
    documentUrl: documentPath,
    removeWindowStorage: async () => {
      await orderStorageRemoved(profileFolder);
      return 'at-next-start';
    },
    openBrowser: async text => {
      const url = browserUrl(text);
      if (browser === null) return announce({ event: 'open-browser', url });
      const profile = join(profileFolder, 'browser');
      await openInBrowser({ url, platform, isRoot: options.isRoot, browser, profileFolder: profile });
    },
    // A page cannot be trusted to ask where; the person finds it in one place.
    saveFile: (name, bytes) => saveFile(join(profileFolder, 'exports'), name, bytes),
    // Plain Node is not told. The core notices a machine that slept by its clocks.
    onSystemLock: () => {},
    onQuit: quitting.onQuit,
  };
}
