import { memoryTransportPair } from '../../../shared/rpc/memory-transport.ts';
import type { Transport } from '../../../shared/rpc/transport.ts';
import { browserUrl } from '../browser-url.ts';
import { documentPath } from '../document-url.ts';
import type { DocumentRequest, DocumentResponse, FileBytes, Host, Updater } from '../host.ts';
import { panePath } from '../pane-path.ts';
import { createWindowPipes } from '../window-pipes.ts';
import { memorySecrets } from './memory-secrets.ts';

/** A machine that exists only in memory, and the levers that a test pulls on it. */
export interface FakeHost extends Host {
  /** What a page does when it loads: closes its pipe before and returns the window's end of a new one. */
  connectWindow(page?: FakePage): Transport;
  /** Panes that a window was asked for and that were not closed. */
  readonly panes: readonly string[];
  /** What the window does when it fetches a document's URL. */
  fetchDocument(request: DocumentRequest): Promise<DocumentResponse>;
  /** Every URL that `openBrowser` was given, oldest first. */
  readonly openedUrls: readonly string[];
  /** How often the window was brought to the front. */
  readonly focusCount: number;
  /** How often the window's databases were removed. */
  readonly removedStorageCount: number;
  /** What `saveFile` wrote, by name. */
  readonly savedFiles: ReadonlyMap<string, Uint8Array>;
  /** What a page does that stops by itself. */
  failWindow(reason: string): void;
  /** What the system does when its screen is locked, or it goes to sleep. */
  lockSystem(): void;
  /** What the system does when the person quits: waits for the work that `onQuit` was given. */
  quit(): Promise<void>;
}

export interface FakePage {
  /** Pages of another name stay open. */
  readonly name?: string;
  /** The pane that the page is of. */
  readonly paneId?: string;
}

export interface FakeHostOptions {
  dataFolder: string;
  secrets?: Host['secrets'];
  updater?: Updater;
  platform?: Host['platform'];
  appVersion?: string;
  /** The person closes the dialog that asks where a file goes. */
  cancelsSaving?: boolean;
  /** The error code of a disk that does not take the file. */
  failsSaving?: string;
  /** What the person's browser does with a URL; the default only remembers it. */
  browse?: (url: string) => void;
}

export function createFakeHost(options: FakeHostOptions): FakeHost {
  const openedUrls: string[] = [];
  const savedFiles = new Map<string, Uint8Array>();
  const pipes = createWindowPipes();
  let panes: string[] = [];
  const lockListeners: (() => void)[] = [];
  const failureListeners: ((reason: string) => void)[] = [];
  let focusCount = 0;
  let removedStorageCount = 0;
  let open: ((request: DocumentRequest) => Promise<DocumentResponse>) | null = null;
  let finishWork = (): Promise<void> => Promise.resolve();

  return {
    kind: 'fake',
    platform: options.platform ?? 'linux',
    appVersion: options.appVersion ?? '0.0.0-test',
    dataFolder: options.dataFolder,
    secrets: options.secrets ?? memorySecrets(),
    updater: options.updater ?? noUpdater,
    openedUrls,
    get focusCount() {
      return focusCount;
    },
    get removedStorageCount() {
      return removedStorageCount;
    },
    removeWindowStorage: async () => {
      removedStorageCount += 1;
      return 'now';
    },
    openWindow: () =>
      Promise.resolve({
        onConnect: pipes.onConnect,
        openPane: paneId => {
          panes = [...panes, paneId];
          return Promise.resolve(panePath(paneId));
        },
        closePanes: () => {
          panes = [];
          pipes.closePanes();
        },
        onFailed: listener => void failureListeners.push(listener),
        focus: () => {
          focusCount += 1;
        },
      }),
    serveDocuments: opener => {
      open = opener;
    },
    documentUrl: documentPath,
    // Async, so that a refused address rejects as it does on a real machine.
    openBrowser: async text => {
      const url = browserUrl(text);
      openedUrls.push(url);
      options.browse?.(url);
    },
    onSystemLock: listener => void lockListeners.push(listener),
    failWindow: reason => {
      for (const listener of failureListeners) listener(reason);
    },
    lockSystem: () => {
      for (const listener of lockListeners) listener();
    },
    onQuit: finish => {
      finishWork = finish;
    },
    get panes() {
      return panes;
    },
    connectWindow: ({ name, paneId } = {}) => {
      const [mainEnd, windowEnd] = memoryTransportPair();
      pipes.connect(name ?? paneId ?? 'main', paneId ?? null, mainEnd);
      return windowEnd;
    },
    fetchDocument: request =>
      open ? open(request) : Promise.resolve({ ok: false, status: 503, message: 'Nobody serves documents yet.' }),
    quit: () => finishWork(),
    savedFiles,
    saveFile: async (name, bytes) => {
      if (options.cancelsSaving === true) return null;
      if (options.failsSaving !== undefined) throw Object.assign(new Error('write'), { code: options.failsSaving });
      savedFiles.set(name, await wholeOf(bytes));
      return `/saved/${name}`;
    },
  };
}

const noUpdater: Updater = {
  unsupportedReason: 'A fake host cannot update itself.',
  check: () => Promise.resolve(null),
  download: () => Promise.resolve(),
  installOnQuit: () => {},
};

async function wholeOf(bytes: FileBytes): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes;
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
