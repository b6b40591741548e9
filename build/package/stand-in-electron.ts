import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The marker in front of Electron's fuses, then version 1, nine fuses, and their first values (1 on, 0 off). */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101000011'),
]);

/**
 * Files that look to electron-builder like an unpacked Electron for Linux, so that packaging can be run and read back
 * where the real one cannot be fetched. What comes out does not start.
 */
export async function makeStandInElectron(folder: string, version: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const put = async (name: string, content: string | Uint8Array, mode = 0o644): Promise<void> => {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    await chmod(file, mode);
  };
  const says = 'This is a stand-in for Electron and does not start.\n';
  await put(
    'electron',
    Buffer.concat([Buffer.from(`#!/bin/sh\necho '${says.trim()}' >&2\nexit 1\n`), FUSE_WIRE]),
    0o755,
  );
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler']) await put(name, '#!/bin/sh\nexit 1\n', 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak', 'locales/en-US.pak']) {
    await put(name, says);
  }
  await put('version', version);
}
