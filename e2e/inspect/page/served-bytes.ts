import type { DocumentBytes } from '../../../renderer/data/document-bytes.ts';

/** The bytes of the file that is inspected, in the stretches that the viewer asks for. */
export function servedBytes(file: string, length: number): DocumentBytes {
  return {
    length,
    async read(from, to) {
      const end = Math.min(to, length);
      if (end <= from) return new Uint8Array();
      const response = await fetch(`/bytes?file=${encodeURIComponent(file)}&from=${from}&to=${end}`);
      if (!response.ok) throw new Error(`the file could not be read: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}
