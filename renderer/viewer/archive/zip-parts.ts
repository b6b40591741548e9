import { unzipSync } from 'fflate';
import { DocumentError } from './document-error.ts';

/** More parts than any document of an office has. */
const MAX_PARTS = 10_000;
/** Of all parts together, unpacked. */
const MAX_TOTAL = 512 * 1024 * 1024;
/** Of one part, unpacked. */
const MAX_PART = 192 * 1024 * 1024;
/** XML of real documents packs to a twentieth; what packs to a two-hundredth was made for it. */
const MAX_RATIO = 200;
const SMALL = 16 * 1024 * 1024;

/** An archive whose sizes were looked at before anything was unpacked. */
export interface ZipParts {
  readonly names: readonly string[];
  /** The bytes of a part; null when there is none of that name. */
  read(name: string): Uint8Array<ArrayBuffer> | null;
}

/**
 * Opens a ZIP archive. Only its list is read; a part is unpacked when it is asked for, and never to more than the list
 * said it would have.
 *
 * @throws DocumentError when it is no archive, or is larger unpacked than a document is
 */
export function openZip(bytes: Uint8Array): ZipParts {
  const sizes = new Map<string, number>();
  let total = 0;
  let entries = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (++entries > MAX_PARTS) throw new DocumentError('too-many-parts');
        total += originalSize;
        if (total > SMALL && total > bytes.length * MAX_RATIO) throw new DocumentError('bomb');
        if (originalSize > MAX_PART || total > MAX_TOTAL) throw new DocumentError('too-large');
        sizes.set(name, originalSize);
        return false;
      },
    });
  } catch (error) {
    // What fflate throws: not a ZIP, or cut short.
    throw error instanceof DocumentError ? error : new DocumentError('broken');
  }
  return {
    names: [...sizes.keys()],
    read: name => {
      if (!sizes.has(name)) return null;
      try {
        const part = unzipSync(bytes, { filter: entry => entry.name === name })[name];
        return part ?? null;
      } catch {
        // What fflate throws: the part is damaged, or packed in a way that nobody uses.
        throw new DocumentError('broken');
      }
    },
  };
}
