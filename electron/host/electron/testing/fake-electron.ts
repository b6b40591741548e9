import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Rectangle } from 'electron';
import type { ElectronModule } from '../electron-module.ts';
import type { PortLike } from '../../port-transport.ts';

type Handler = (request: Request) => Promise<Response>;
type Decide = (permission: string, url: string) => boolean;

/** The machine's edge, played: what Electron was told, in order, and the levers that Chromium would pull. */
export interface FakeElectron {
  readonly module: ElectronModule;
  /** Calls worth an order: `scheme registered`, `ready`, `scheme handled`, `load meridian://app/`… */
  readonly log: string[];
  readonly app: EventEmitter;
  readonly session: EventEmitter;
  readonly contents: EventEmitter;
  readonly powerMonitor: EventEmitter;
  readonly opened: string[];
  /** What a person does with the window's own button; false when the window stays for now. */
  closesWindow(): boolean;
  /** What the person answers when they are asked where a file goes; null cancels. */
  choosesFile(path: string | null): void;
  windowPreferences(): Record<string, unknown>;
  request(url: string, method?: string): Promise<Response>;
  mayRequest(url: string): boolean;
  asksPermission: Decide;
  hasPermission: Decide;
  opensWindow(): unknown;
  /** The page's end of the newest pipe of the window that shows this address. */
  pagePort(url?: string): MessagePort;
  /** The displays that are connected now. */
  displays: { bounds: Rectangle; workArea: Rectangle; scaleFactor: number }[];
  /** Windows that are open, as they were made. */
  readonly windows: readonly FakeWindow[];
}

export interface FakeWindow {
  readonly url: string;
  readonly given: Record<string, unknown>;
  readonly contents: EventEmitter;
  /** What a person does who moves it. */
  bounds: Rectangle;
  close(): void;
}

export interface FakeElectronOptions {
  userData: string;
  isOnlyInstance?: boolean;
  backend?: string;
  hasKeychain?: boolean;
  isPackaged?: boolean;
  /** A switch of Chromium on the command line. */
  switch?: string;
}

/* oxlint-disable typescript/no-explicit-any, typescript/no-unsafe-assignment, typescript/no-unsafe-call -- the fake stands in for types that only Electron can construct */
export function createFakeElectron(options: FakeElectronOptions): FakeElectron {
  const log: string[] = [];
  const opened: string[] = [];
  const app = new EventEmitter();
  const session = new EventEmitter();
  const contents = new EventEmitter();
  const powerMonitor = new EventEmitter();
  const windows: (BrowserWindow & FakeWindow)[] = [];
  let handler: Handler = () => Promise.reject(new Error('Nobody handles the scheme.'));
  let preferences: Record<string, unknown> = {};
  let filter: any;
  let ask: any;
  let check: any;
  let openHandler: any;
  const ports = new Map<string, MessagePort>();
  let chosenFile: string | null = null;

  Object.assign(session, {
    protocol: {
      handle: (scheme: string, handle: Handler) => {
        log.push(`scheme handled: ${scheme}`);
        handler = handle;
      },
    },
    setPermissionRequestHandler: (next: unknown) => (ask = next),
    setPermissionCheckHandler: (next: unknown) => (check = next),
    setDevicePermissionHandler: (next: () => boolean) => log.push(`devices: ${next()}`),
    clearStorageData: async ({ storages }: { storages: string[] }) => void log.push(`cleared ${storages.join()}`),
    setSpellCheckerEnabled: (on: boolean) => log.push(`spell checker: ${on}`),
    webRequest: { onBeforeRequest: (next: unknown) => (filter = next) },
  });
  const actAsContents = (emitter: EventEmitter, urlOf: () => string): EventEmitter =>
    Object.assign(emitter, {
      setWindowOpenHandler: (next: unknown) => (openHandler = next),
      postMessage: (channel: string, _message: unknown, [sent]: { real: MessagePort }[]) => {
        log.push(`port sent: ${channel}`);
        if (sent) ports.set(urlOf(), sent.real);
      },
      reload: () => log.push('reload'),
    });
  class BrowserWindow extends EventEmitter {
    readonly webContents: EventEmitter;
    url = '';
    bounds = { x: 0, y: 0, width: 0, height: 0 };
    readonly given: Record<string, unknown>;
    constructor(given: { webPreferences: Record<string, unknown> }) {
      super();
      this.given = given;
      ({ webPreferences: preferences } = given);
      // The first window's are the ones that most tests pull.
      this.webContents = actAsContents(windows.length === 0 ? contents : new EventEmitter(), () => this.url);
      windows.push(this);
    }
    get contents(): EventEmitter {
      return this.webContents;
    }
    getNormalBounds(): unknown {
      return this.bounds;
    }
    close(): void {
      let isHeld = false;
      this.emit('close', { preventDefault: () => (isHeld = true) });
      if (isHeld) return;
      windows.splice(windows.indexOf(this), 1);
      log.push(`closed ${this.url}`);
      this.emit('closed');
    }
    loadURL(url: string): Promise<void> {
      log.push(`load ${url}`);
      this.url = url;
      this.webContents.emit('did-finish-load');
      return Promise.resolve();
    }
    show(): void {
      log.push('show');
    }
    focus(): void {
      log.push('focus');
    }
    isMinimized(): boolean {
      return false;
    }
  }
  Object.assign(app, {
    isPackaged: options.isPackaged ?? false,
    commandLine: { hasSwitch: (name: string) => name === options.switch },
    getPath: () => options.userData,
    getVersion: () => '1.2.3',
    requestSingleInstanceLock: () => options.isOnlyInstance ?? true,
    quit: () => {
      const event = { prevented: false, preventDefault: () => (event.prevented = true) };
      app.emit('before-quit', event);
      log.push(event.prevented ? 'quit held' : 'quit');
    },
  });
  const module = {
    app,
    BrowserWindow,
    Menu: { setApplicationMenu: (menu: unknown) => log.push(`menu: ${String(menu)}`), buildFromTemplate: () => 'menu' },
    MessageChannelMain: class {
      readonly port1: unknown;
      readonly port2: unknown;
      constructor() {
        const { port1, port2 } = new MessageChannel();
        this.port1 = { real: port1 };
        this.port2 = electronLike(port2);
      }
    },
    powerMonitor,
    screen: { getAllDisplays: () => fake.displays },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => log.push(`scheme registered: ${JSON.stringify(schemes)}`),
    },
    safeStorage: fakeSafeStorage(options.backend ?? 'gnome_libsecret', options.hasKeychain ?? true),
    session: {
      fromPartition: (name: string, { cache }: { cache: boolean }) => {
        log.push(`session ${name}, cache: ${cache}`);
        return session;
      },
    },
    dialog: {
      showErrorBox: (title: string) => log.push(`error box: ${title}`),
      showSaveDialog: () => Promise.resolve({ canceled: chosenFile === null, filePath: chosenFile ?? '' }),
    },
    shell: { openExternal: (url: string) => Promise.resolve(void opened.push(url)) },
  };
  const whole = { x: 0, y: 0, width: 1920, height: 1080 };
  const fake: FakeElectron = {
    displays: [{ bounds: whole, workArea: whole, scaleFactor: 1 }],
    windows,
    module: module as unknown as ElectronModule,
    log,
    app,
    session,
    contents,
    opened,
    powerMonitor,
    closesWindow: () => {
      let isHeld = false;
      windows[0]?.emit('close', { preventDefault: () => (isHeld = true) });
      return !isHeld;
    },
    choosesFile: path => {
      chosenFile = path;
    },
    windowPreferences: () => preferences,
    request: (url, method = 'GET') => handler(new Request(url, { method })),
    mayRequest: url => {
      let isCancelled = true;
      filter({ url }, ({ cancel }: { cancel: boolean }) => (isCancelled = cancel));
      return !isCancelled;
    },
    asksPermission: (permission, requestingUrl) => {
      let isGranted = true;
      ask(null, permission, (granted: boolean) => (isGranted = granted), { requestingUrl });
      return isGranted;
    },
    hasPermission: (permission, origin) => check(null, permission, origin, {}) as boolean,
    opensWindow: () => openHandler({ url: 'https://evil.example' }) as unknown,
    pagePort: (url = 'meridian://app/') => {
      const port = ports.get(url);
      if (!port) throw new Error('No port reached the page.');
      return port;
    },
  };
  return fake;
}
/* oxlint-enable */

/** Electron's ports hand over an event where Node's hand over its data. */
export function electronLike(port: MessagePort): PortLike {
  return {
    postMessage: data => port.postMessage(data),
    start: () => port.start(),
    close: () => port.close(),
    on: (event: 'message' | 'close', listener: (message: { data: unknown }) => void) =>
      event === 'message'
        ? port.on('message', data => listener({ data }))
        : port.on('close', () => listener({ data: undefined })),
  };
}

function fakeSafeStorage(backend: string, hasKeychain: boolean): Partial<ElectronModule['safeStorage']> {
  return {
    getSelectedStorageBackend: () => backend as 'basic_text',
    isAsyncEncryptionAvailable: () => Promise.resolve(hasKeychain),
    encryptStringAsync: text => Promise.resolve(Buffer.from(text).map(byte => byte ^ 0x5a) as Buffer),
    decryptStringAsync: sealed =>
      Promise.resolve({ shouldReEncrypt: false, result: Buffer.from(sealed.map(byte => byte ^ 0x5a)).toString() }),
  };
}
