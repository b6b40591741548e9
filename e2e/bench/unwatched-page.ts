import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { browserArguments } from '../../electron/host/chromium/launch-window.ts';
import { CHROMIUM_PATH } from '../hosts/chromium.ts';
import { type Debugger, openDebugger } from './debugger.ts';
import { WATCH_LONG_TASKS } from './long-tasks.ts';

const SOON_MS = 20;
/** Nobody looks at these windows, and they are to run as those that somebody looks at. */
const NEVER_IN_THE_BACK = [
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
];

/** A page that is told where to go and asked what it has to say, and is left alone between the two. */
export interface UnwatchedPage {
  goto(url: string): Promise<void>;
  /** Runs a function in the page: it sees nothing but its argument. */
  evaluate<Argument, Answer>(work: (argument: Argument) => Promise<Answer>, argument: Argument): Promise<Answer>;
  /** What the page writes on its body when it is done. */
  said(attribute: string): Promise<string>;
}

/**
 * Runs `work` on the page of a browser that was started for it alone, with the flags of the product and a new profile on
 * the disk. Playwright asks the browser for every frame of every socket: what a window and its main process say to each
 * other would then be made into JSON twice more while it is measured, by the browser and by the bench. Here nobody asks.
 */
export async function withUnwatchedPage<T>(work: (page: UnwatchedPage) => Promise<T>): Promise<T> {
  const profileFolder = await mkdtemp(path.join(tmpdir(), 'meridian-bench-profile-'));
  const launch = { browser: CHROMIUM_PATH, url: 'about:blank', profileFolder, isRoot: process.getuid?.() === 0 };
  const flags = ['--headless=new', '--remote-debugging-port=0', ...NEVER_IN_THE_BACK, ...browserArguments(launch)];
  const browser = spawn(CHROMIUM_PATH, flags, { stdio: 'ignore' });
  const ended = new Promise<void>(resolve => browser.once('exit', () => resolve()));
  try {
    const page = await openDebugger(await addressOf(profileFolder, browser));
    const done = await work(unwatched(page));
    // A profile is removed when nobody writes to it any more.
    await page.closeBrowser();
    await ended;
    return done;
  } finally {
    browser.kill();
    await ended;
    await rm(profileFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function unwatched(page: Debugger): UnwatchedPage {
  const evaluate = async <Argument, Answer>(work: (argument: Argument) => Promise<Answer>, argument: Argument) =>
    (await page.evaluate(`(${work.toString()})(${JSON.stringify(argument)})`)) as Answer;
  return {
    goto: url => page.goto(url, WATCH_LONG_TASKS),
    evaluate,
    said: attribute => evaluate(waitForAttribute, attribute),
  };
}

/** Runs in the page. */
async function waitForAttribute(attribute: string): Promise<string> {
  return await new Promise(resolve => {
    const look = (): void => {
      const value = document.body?.getAttribute(attribute) ?? null;
      if (value === null) return;
      observer.disconnect();
      resolve(value);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    look();
  });
}

/** A browser that was asked for any free port writes down which one it took. */
async function addressOf(profileFolder: string, browser: ChildProcess): Promise<string> {
  while (browser.exitCode === null) {
    const [port, place] = await readFile(path.join(profileFolder, 'DevToolsActivePort'), 'utf8').then(
      text => text.split('\n'),
      () => [],
    );
    if (place) return `ws://127.0.0.1:${port}${place}`;
    await setTimeout(SOON_MS);
  }
  throw new Error(`The browser ${CHROMIUM_PATH} ended with ${browser.exitCode} before it listened`);
}
