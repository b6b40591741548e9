import type { Page } from '@playwright/test';

/** What a story may do to a running workstation, whichever host it runs on. */
export interface RunningApp {
  readonly window: Page;
  /** The folder with everything that the workstation keeps on this machine. */
  readonly profile: string;
  /** The window that the work brings up, as soon as it is there. */
  windowFrom(work: () => Promise<void>): Promise<Page>;
  /** The page of the first window crashes. The other windows, and the main process, go on without it. */
  crashWindow(): Promise<void>;
  /** A new first window in place of one that crashed. */
  reopenWindow(): Promise<void>;
  /** The address that the workstation asked the system browser to open. */
  browserRequest(): Promise<string>;
  /** Ends the application as a person would, and starts it again on the same profile. */
  restart(): Promise<void>;
  /** `kill -9` of the main process; the window stays open without it. */
  killMain(): Promise<void>;
  /** `kill -9` of the browser that the window lives in; the main process goes on without it. */
  killBrowser(): Promise<void>;
  /** Starts again what was killed: main process and window. */
  resume(): Promise<void>;
  close(): Promise<void>;
}
