import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which Linux distributions install a Chromium that Playwright can drive. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium for tests that this machine already has: `CHROMIUM_PATH`, else one of the usual names on PATH.
 * Null when there is none; Playwright then looks for the one that it downloaded itself.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) return chosen;
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const candidates = NAMES.flatMap(name => folders.filter(Boolean).map(folder => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // ENOENT or EACCES: not usable either way.
    return false;
  }
}
