import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../build/commands/find-chromium.ts';
import { within } from './within.ts';

/** A page that hangs may not close either; then its browser is ended. */
const CLOSING_MS = 3000;
/** Nor may a browser open another page; then the next browser does. */
const OPENING_MS = 20_000;

/** A headless Chromium with one page, which is used again until it crashes or hangs. */
export class InspectorBrowser {
  #browser: Browser | null = null;
  #page: Page | null = null;

  async page(): Promise<{ browser: Browser; page: Page }> {
    const opened = (await this.#open()) ?? (await this.#open());
    if (!opened) throw new Error(`two browsers one after the other opened no page within ${OPENING_MS} ms`);
    return opened;
  }

  async #open(): Promise<{ browser: Browser; page: Page } | null> {
    const executablePath = findChromium() ?? undefined;
    const browser =
      this.#browser?.isConnected() === true
        ? this.#browser
        : await chromium.launch({ ...(executablePath !== undefined && { executablePath }), headless: true });
    this.#browser = browser;
    this.#page ??= await within(OPENING_MS, browser.newPage({ viewport: { width: 960, height: 760 } }), null);
    if (this.#page) return { browser, page: this.#page };
    await this.close();
    return null;
  }

  /** The next file gets another page. */
  async leavePage(): Promise<void> {
    const page = this.#page;
    this.#page = null;
    if (!page) return;
    const closing = page.context().close();
    const isClosed = await within(
      CLOSING_MS,
      closing.then(() => true),
      false,
    );
    if (!isClosed) await this.close();
  }

  /** A browser that will not end now ends with this process. */
  async close(): Promise<void> {
    const browser = this.#browser;
    this.#browser = null;
    this.#page = null;
    if (browser) await within(CLOSING_MS, browser.close(), undefined);
  }
}
