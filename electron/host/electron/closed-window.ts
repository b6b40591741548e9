import type { BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import { ownAddresses } from '../own-addresses.ts';
import { ORIGIN } from './scheme.ts';

/** `devTools` would show what the window holds to whoever sits at the machine: for developers only. */
export function windowOptions(preload: string, session: Session, devTools: boolean): BrowserWindowConstructorOptions {
  return {
    show: false,
    webPreferences: {
      preload,
      session,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spell checker would fetch dictionaries and keep a word list.
      spellcheck: false,
      safeDialogs: true,
    },
  };
}

/** Shuts every way out of the window: permissions, devices, downloads, and any request that is not to ourselves. */
export function closeSession(session: Session): void {
  const own = ownAddresses(ORIGIN);
  session.setPermissionRequestHandler((_contents, permission, done, details) =>
    done(own.mayHave(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => own.mayHave(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', event => event.preventDefault());
  session.webRequest.onBeforeRequest((details, done) => done({ cancel: !own.mayRequest(details.url) }));
}

/** A window shows one page for ever: a reload of it is the only navigation. */
export function closeContents(contents: WebContents, pageUrl: string): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', event => {
    if (event.url !== pageUrl) event.preventDefault();
  });
  contents.on('will-frame-navigate', event => {
    if (event.url !== pageUrl) event.preventDefault();
  });
  contents.on('will-redirect', event => event.preventDefault());
  contents.on('will-attach-webview', event => event.preventDefault());
}
