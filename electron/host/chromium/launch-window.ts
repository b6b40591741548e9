import { spawn } from 'node:child_process';

/** Features that talk to somebody or keep what was typed. */
const DISABLED_FEATURES = [
  'Translate',
  'OptimizationHints',
  'MediaRouter',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'InterestFeedContentSuggestions',
];

export interface WindowLaunch {
  browser: string;
  url: string;
  /** The browser's own profile folder, apart from the person's. */
  profileFolder: string;
  /** Chromium's sandbox needs a user other than root. */
  isRoot: boolean;
}

export interface LaunchedWindow {
  /** Resolves when the browser's process ended, with a sentence when it never really started. */
  readonly ended: Promise<string | null>;
  close(): void;
}

/** The browser's arguments: a window without tabs or address bar, and nothing that calls home. */
export function browserArguments(launch: WindowLaunch): string[] {
  return [
    `--app=${launch.url}`,
    `--user-data-dir=${launch.profileFolder}`,
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-breakpad',
    '--disable-spell-checking',
    '--metrics-recording-only',
    '--no-pings',
    '--password-store=basic',
    `--disable-features=${DISABLED_FEATURES.join(',')}`,
    ...(launch.isRoot ? ['--no-sandbox'] : []),
  ];
}

export function launchWindow(launch: WindowLaunch): LaunchedWindow {
  const child = spawn(launch.browser, browserArguments(launch), { stdio: 'ignore' });
  const ended = new Promise<string | null>(resolve => {
    child.once('error', error => resolve(`The browser ${launch.browser} could not be started: ${error.message}.`));
    child.once('exit', code =>
      resolve(code === null || code === 0 ? null : `The browser ${launch.browser} ended with code ${code}.`),
    );
  });
  return { ended, close: () => void child.kill('SIGTERM') };
}
