/** Something that the palette offers: a command, or a place to go to. */
export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** The entries in which every word typed begins a word, the closest first; all of them for an empty search. */
export function searchPalette(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries
    .map((entry, order) => ({ entry, order, rank: rankOf(entry, words) }))
    .filter(found => found.rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.order - b.order)
    .map(found => found.entry);
}

/** 0: the title begins with what was typed; 1: every word begins a word of the title; 2: of the title or the group. */
function rankOf(entry: PaletteEntry, words: readonly string[]): number | null {
  const title = fold(entry.title);
  if (title.startsWith(words.join(' '))) return 0;
  if (words.every(word => beginsAWord(title, word))) return 1;
  const both = `${title} ${fold(entry.group)}`;
  return words.every(word => beginsAWord(both, word)) ? 2 : null;
}

function beginsAWord(said: string, word: string): boolean {
  return said.split(/[^\p{L}\p{N}]+/u).some(part => part.startsWith(word)) || said.includes(` ${word}`);
}

function fold(said: string): string {
  return said.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}
