import { readFile, writeFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { within } from './within.ts';

/** A browser that does not say in this time which its processes are is not measured. */
const ASKING_MS = 3000;

/** Begins anew to count the most memory that each page's process held. Does nothing where the system cannot. */
export async function forgetPeaks(browser: Browser): Promise<void> {
  for (const id of await renderers(browser)) {
    // ENOENT: no such process any more, or no Linux.
    await writeFile(`/proc/${id}/clear_refs`, '5').catch(() => undefined);
  }
}

/** The most memory that a page's process held since then, in MiB; null where the system does not say. */
export async function peakMiB(browser: Browser): Promise<number | null> {
  let peak: number | null = null;
  for (const id of await renderers(browser)) {
    // As above.
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    if (kib !== undefined) peak = Math.max(peak ?? 0, Math.round(Number(kib) / 1024));
  }
  return peak;
}

/** None when the browser went down, or does not answer. */
async function renderers(browser: Browser): Promise<number[]> {
  return await within(ASKING_MS, askForRenderers(browser), []);
}

async function askForRenderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}
