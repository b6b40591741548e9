import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Beside the browser's profile, so that a browser that is begun anew does not lose it. */
const ORDER = 'window-storage.doomed';
/** Where Chromium keeps the databases of its pages; this profile has no page but ours. */
const DATABASES = join('window', 'Default', 'IndexedDB');

/** Writes down that the window's databases go before the next window opens: a running browser may hold their files. */
export async function orderStorageRemoved(profileFolder: string): Promise<void> {
  await writeFile(join(profileFolder, ORDER), '', { mode: 0o600 });
}

/** Does what was ordered. The order goes last, so that a start that is killed in between does it again. */
export async function removeDoomedStorage(profileFolder: string, remove: typeof rm = rm): Promise<void> {
  const order = join(profileFolder, ORDER);
  if (!(await exists(order))) return;
  try {
    await remove(join(profileFolder, DATABASES), { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A browser of this profile still runs and holds the files (EBUSY, EPERM). The order stays for the next start.
    return;
  }
  await remove(order, { force: true });
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
