import type { Transport } from '../../shared/rpc/transport.ts';

/** What the core needs from the machine it runs on. The adapters beside this file implement it; nothing else may. */
export interface Host {
  readonly kind: 'electron' | 'chromium' | 'fake';
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly appVersion: string;
  /** A folder of this person on this machine (absolute). The core keeps what is not in the window's store here. */
  readonly dataFolder: string;
  readonly secrets: SecretStore;
  readonly updater: Updater;
  /** Opens the window. */
  openWindow(): Promise<AppWindow>;
  /**
   * Serves document bytes to the window by URL (`documentUrl`), so that they never cross the pipe. The stream is
   * pulled: the host asks for more only when the window has taken what came before.
   */
  serveDocuments(open: (request: DocumentRequest) => Promise<DocumentResponse>): void;
  /** The URL under which the window finds what `serveDocuments` opens. */
  documentUrl(request: DocumentRequest): string;
  /**
   * Removes every database of the window, also those that the browser itself can neither open nor delete: at once, or
   * before the next window opens where a running browser may hold their files.
   */
  removeWindowStorage(): Promise<'now' | 'at-next-start'>;
  /** Opens the system browser, for sign-in. Only https, or http on a loopback address. */
  openBrowser(url: string): Promise<void>;
  /**
   * Writes a file where the person chooses, readable by its owner only, and as its bytes come. Null when they cancelled.
   * Rejects when it cannot be written: nothing of it is left then. `suggestedName` is one part of a path.
   */
  saveFile(suggestedName: string, bytes: FileBytes): Promise<string | null>;
  /** The system locks its screen or goes to sleep. Never called where a host cannot know. */
  onSystemLock(listener: () => void): void;
  /** Called once when the person or the system wants to quit; quitting waits for the promise, 5 s at most. */
  onQuit(finishWork: () => Promise<void>): void;
}

/** The program's window, and the windows that panes of it were put into. */
export interface AppWindow {
  /**
   * A new pipe to a page: once at its start, and again after every reload. `paneId` is null for the program's own
   * window. Several may be open at once; a pane has one, and its former pipe is closed by the time of the next.
   */
  onConnect(listener: (transport: Transport, paneId: string | null) => void): void;
  /**
   * Makes a window for a pane, where it was last time. Resolves with null, or with the address within our own origin
   * at which the page that asked must open it: a plain browser opens windows for pages only.
   */
  openPane(paneId: string): Promise<string | null>;
  /** Closes the windows of all panes; what cannot be closed is let in no more. */
  closePanes(): void;
  /** The page of a window stopped by itself: why, as one word. Never called where a host is not told. */
  onFailed(listener: (reason: string) => void): void;
  /** Brings the window to the front. */
  focus(): void;
}

/** What a file is written from: all of it, or piece by piece. */
export type FileBytes = Uint8Array | AsyncIterable<Uint8Array>;

export interface DocumentRequest {
  readonly documentId: string;
  readonly version: number;
  /** First byte wanted. */
  readonly offset: number;
  /** Strong ETag that the bytes before `offset` came with; null at the start. */
  readonly etag: string | null;
}

/**
 * `offset` is where `body` really begins: zero when the server's bytes are no longer those of `etag`. With a `chain` (of
 * what passed before), `body` ends with a voucher (`shared/model/document-chunks.ts`) that `total` does not count.
 */
export type DocumentResponse =
  | {
      readonly ok: true;
      readonly offset: number;
      readonly total: number;
      readonly etag: string;
      readonly chain?: string;
      readonly body: ReadableStream<Uint8Array>;
    }
  | { readonly ok: false; readonly status: number; readonly message: string };

/** Small secrets of this person on this machine, kept by the operating system where it can. */
export interface SecretStore {
  /** Which mechanism guards the secrets: `keychain`, `dpapi`, `kwallet`, `gnome-libsecret`, `owner-only-file`, `memory`… */
  readonly backend: string;
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

/** Finds, fetches and installs a newer build. `core/updates` decides whether it may. */
export interface Updater {
  /** Null where this build cannot update itself (a build from source, the Chromium host); says why. */
  readonly unsupportedReason: string | null;
  /** Asks the feed. Resolves with the newer version, or null when there is none. Rejects with a sentence. */
  check(feedUrl: string): Promise<string | null>;
  /** Fetches what `check` found and verifies its hash. Rejects with a sentence; nothing stays on disk then. */
  download(onProgress: (percent: number) => void): Promise<void>;
  /** Installs what was downloaded when the application next quits; never restarts by itself. */
  installOnQuit(): void;
}
