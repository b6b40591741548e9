import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Child } from './child.ts';
import { freePort } from './free-port.ts';
import type { RunningApp } from './running-app.ts';

const MAIN = path.resolve(import.meta.dirname, '../../electron/main.chromium.ts');

export const CHROMIUM_PATH = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

export interface ChromiumAppOptions {
  apiUrl: string;
  profile: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** Where main process and browser put what is temporary; the system's own folder without it. */
  temporaryFolder?: string;
}

/** The Chromium host as users start it, with a window that Playwright drives. */
export class ChromiumApp implements RunningApp {
  private main: Child | null = null;
  private context: BrowserContext | null = null;
  private page: Page | null = null;

  readonly profile: string;
  private readonly port: number;
  private readonly options: ChromiumAppOptions;

  private constructor(port: number, options: ChromiumAppOptions) {
    this.profile = options.profile;
    this.port = port;
    this.options = options;
  }

  static async start(options: ChromiumAppOptions): Promise<ChromiumApp> {
    const app = new ChromiumApp(await freePort(), options);
    await app.resume();
    return app;
  }

  get window(): Page {
    if (!this.page) throw new Error('The workstation is not running');
    return this.page;
  }

  async windowFrom(work: () => Promise<void>): Promise<Page> {
    const comes = this.window.context().waitForEvent('page');
    await work();
    return await comes;
  }

  async crashWindow(): Promise<void> {
    const page = this.window;
    const crashed = page.waitForEvent('crash');
    // The answer never comes: who would give it is gone.
    void page.goto('chrome://crash').catch(() => {});
    await crashed;
    await page.close();
  }

  async reopenWindow(): Promise<void> {
    const { context } = this;
    if (!context) throw new Error('The workstation is not running');
    this.page = await context.newPage();
    // The pass of the window that crashed is the browser's: it lets this one in.
    await this.page.goto(`http://127.0.0.1:${this.port}/`);
  }

  async browserRequest(): Promise<string> {
    const { url } = await this.running().next('open-browser');
    if (!url) throw new Error('The workstation asked for the browser without an address');
    return url;
  }

  async restart(): Promise<void> {
    await this.close();
    await this.resume();
  }

  async killMain(): Promise<void> {
    await this.running().end('SIGKILL');
    this.main = null;
  }

  async killBrowser(): Promise<void> {
    const folder = path.join(this.profile, 'window');
    const gone = new Promise(resolve => this.context?.once('close', resolve));
    for (const pid of await browsersOf(folder)) process.kill(pid, 'SIGKILL');
    await gone;
    this.context = null;
    this.page = null;
  }

  async resume(): Promise<void> {
    await this.context?.close();
    const args = [MAIN, '--api', this.options.apiUrl, '--port', String(this.port), '--profile', this.profile];
    const { temporaryFolder } = this.options;
    const env = temporaryFolder === undefined ? {} : { TMPDIR: temporaryFolder };
    this.main ??= new Child('The workstation', [...args, '--browser', 'none'], env);
    // A main process that goes on has said a new address when the one before was used.
    const { url } = await this.main.next('listening');
    if (!url) throw new Error('The workstation did not say where it listens');
    this.context = await chromium.launchPersistentContext(path.join(this.profile, 'window'), {
      executablePath: CHROMIUM_PATH,
      headless: true,
      viewport: this.options.viewport ?? { width: 1440, height: 900 },
      colorScheme: this.options.colorScheme ?? 'light',
      timezoneId: 'Asia/Kolkata',
      env: { ...process.env, ...env },
      // As people have it: a window that nobody asked for by hand does not come up.
      ignoreDefaultArgs: ['--disable-popup-blocking'],
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    this.context.setDefaultTimeout(20_000);
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    await this.page.goto(url);
  }

  async close(): Promise<void> {
    await this.context?.close();
    this.context = null;
    this.page = null;
    await this.main?.end();
    this.main = null;
  }

  private running(): Child {
    if (!this.main) throw new Error('The main process is not running');
    return this.main;
  }
}

/** The processes of every browser that runs on a profile folder, its children included. Linux. */
async function browsersOf(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const found: number[] = [];
  for (const pid of pids) {
    // Gone meanwhile, or somebody else's.
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.split('\0').includes(`--user-data-dir=${folder}`)) found.push(Number(pid));
  }
  return found;
}
