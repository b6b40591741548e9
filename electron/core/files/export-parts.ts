/** More than any document that can be opened, and less than would take the main process down. */
const MOST_BYTES = 512 * 1024 * 1024;

/** The parts of the one file that the window is handing over. A new one takes the place of one that was left half-way. */
export class PartsInHand {
  #file: string | null = null;
  #parts: Uint8Array[] = [];
  #bytes = 0;

  /** False: it is too large, and nothing of it is kept. */
  add(file: string, part: Uint8Array): boolean {
    if (file !== this.#file) this.#begin(file);
    this.#bytes += part.length;
    if (this.#bytes > MOST_BYTES) {
      this.#begin(null);
      return false;
    }
    this.#parts.push(part);
    return true;
  }

  /** Gives the parts out, once. None when it is another file than the one in hand. */
  take(file: string): readonly Uint8Array[] {
    const parts = file === this.#file ? this.#parts : [];
    this.#begin(null);
    return parts;
  }

  #begin(file: string | null): void {
    this.#file = file;
    this.#parts = [];
    this.#bytes = 0;
  }
}
