import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const IMAGE = path.join(import.meta.dirname, '../../../.cache/api-server/new-database.tar');

/**
 * Opens a database that is not there yet; null makes it in memory. To make one takes PGlite seconds (`initdb`), to
 * unpack one a fraction of that: the first one that this checkout makes is kept as an image for all that follow.
 */
export async function makePglite(dataDir: string | null, imageFile = IMAGE): Promise<PGlite> {
  const place = dataDir === null ? {} : { dataDir };
  const image = await readImage(imageFile);
  if (image) {
    const unpacked = await PGlite.create({ ...place, loadDataDir: image }).catch(() => null);
    if (unpacked) return unpacked;
    // An image of another PGlite, or a damaged one: it can be made again.
    await rm(imageFile, { force: true });
    if (dataDir !== null) await rm(dataDir, { recursive: true, force: true });
  }
  const made = await PGlite.create(place);
  await keepImage(made, imageFile);
  return made;
}

async function readImage(file: string): Promise<Blob | null> {
  try {
    return new Blob([await readFile(file)]);
  } catch {
    // ENOENT: this is the first database of this checkout.
    return null;
  }
}

async function keepImage(pglite: PGlite, file: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const image = await pglite.dumpDataDir('none');
    await writeFile(unfinished, Buffer.from(await image.arrayBuffer()));
    await rename(unfinished, file);
  } catch (error) {
    // A checkout that cannot be written to: the next database takes as long as this one did.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EACCES' && code !== 'EROFS' && code !== 'ENOSPC') throw error;
  }
}
