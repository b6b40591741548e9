import type { BrowserWindow, BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import type { AppWindow } from '../host.ts';
import { panePath } from '../pane-path.ts';
import { createWindowPipes, type WindowPipes } from '../window-pipes.ts';
import { freeSlot, openWindowPlaces } from '../window-places.ts';
import { countCrashes, HOPELESS } from '../count-crashes.ts';
import { portTransport } from '../port-transport.ts';
import { closeContents, windowOptions } from './closed-window.ts';
import type { ElectronModule } from './electron-module.ts';
import { ORIGIN, PAGE_URL } from './scheme.ts';

const MAIN_SIZE = { width: 1440, height: 900, minWidth: 960, minHeight: 600 };
const PANE_SIZE = { width: 1000, height: 1000, minWidth: 480, minHeight: 400 };

export interface OpenWindowsOptions {
  readonly electron: ElectronModule;
  readonly session: Session;
  readonly preload: string;
  readonly placesFile: string;
}

/** Opens the program's window; panes get theirs beside it. All are closed the same way to everything outside. */
export async function openWindows(options: OpenWindowsOptions): Promise<{
  window: BrowserWindow;
  appWindow: Omit<AppWindow, 'focus'>;
}> {
  const { electron, session, preload } = options;
  const { app, dialog, screen } = electron;
  const pipes = createWindowPipes();
  const places = openWindowPlaces(options.placesFile, () => screen.getAllDisplays());
  const panes = new Map<string, { window: BrowserWindow; slot: string }>();
  let onFailed = (_reason: string): void => {};
  const failed = (reason: string): void => onFailed(reason);

  const make = (slot: string, size: BrowserWindowConstructorOptions): BrowserWindow => {
    const window = new electron.BrowserWindow({
      ...windowOptions(preload, session, !app.isPackaged),
      ...size,
      ...places.of(slot),
    });
    window.on('close', () => places.note(slot, window.getNormalBounds()));
    return window;
  };

  const window = make('main', MAIN_SIZE);
  await show(electron, pipes, { window, url: PAGE_URL, paneId: null, failed, onHopeless: () => quit(dialog, app) });
  return {
    window,
    appWindow: {
      onConnect: pipes.onConnect,
      openPane: async paneId => {
        const slot = freeSlot([...panes.values()].map(pane => pane.slot));
        const paneWindow = make(slot, PANE_SIZE);
        panes.set(paneId, { window: paneWindow, slot });
        paneWindow.on('closed', () => panes.delete(paneId));
        const url = ORIGIN + panePath(paneId);
        await show(electron, pipes, { window: paneWindow, url, paneId, failed, onHopeless: () => paneWindow.close() });
        return null;
      },
      onFailed: listener => {
        onFailed = listener;
      },
      closePanes: () => {
        pipes.closePanes();
        for (const pane of panes.values()) pane.window.close();
      },
    },
  };
}

interface Shown {
  readonly window: BrowserWindow;
  readonly url: string;
  readonly paneId: string | null;
  readonly failed: (reason: string) => void;
  /** Its page crashes again and again. */
  readonly onHopeless: () => void;
}

/** Every load of a page gets a new pair of ports; the pipe of its load before is closed first. */
async function show(electron: ElectronModule, pipes: WindowPipes, { window, url, paneId, failed, onHopeless }: Shown) {
  const contents = window.webContents;
  closeContents(contents, url);
  contents.on('did-finish-load', () => {
    const { port1, port2 } = new electron.MessageChannelMain();
    pipes.connect(paneId ?? 'main', paneId, portTransport(port2));
    contents.postMessage('meridian:port', null, [port1]);
  });
  reloadCrashed(contents, failed, onHopeless);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(url);
}

/** A page that crashes is loaded again, but not for ever. */
function reloadCrashed(contents: WebContents, failed: (reason: string) => void, onHopeless: () => void): void {
  const isHopeless = countCrashes(() => performance.now());
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    failed(details.reason);
    if (isHopeless()) onHopeless();
    else contents.reload();
  });
}

/** A program whose window cannot stand says so and ends. */
function quit(dialog: ElectronModule['dialog'], app: ElectronModule['app']): void {
  dialog.showErrorBox(HOPELESS.title, HOPELESS.body);
  app.quit();
}
