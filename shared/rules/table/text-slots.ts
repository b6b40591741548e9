/** Where the words of a text begin. */
export interface TextSlots {
  readonly other: number;
  readonly slots: ReadonlyMap<string, number>;
  /** The same without a map, for few texts that their ends and length tell apart; empty when there is no such way. */
  readonly texts: readonly string[];
  readonly slotAt: Int32Array;
  readonly mask: number;
  readonly first: number;
  readonly end: number;
}

const MOST_TEXTS = 32;
const FACTORS = [1, 3, 5, 7, 11, 13, 17, 19];

export function textSlots(slots: ReadonlyMap<string, number>, other: number): TextSlots {
  const none: TextSlots = { other, slots, texts: [], slotAt: new Int32Array(1), mask: 0, first: 0, end: 0 };
  const texts = [...slots.keys()];
  if (texts.length === 0 || texts.length > MOST_TEXTS || slots.has('')) return none;
  // With four times as many places as texts most factors will do.
  let size = 8;
  while (size < 4 * texts.length) size *= 2;
  for (const mask of [size - 1, 2 * size - 1]) {
    const taken = new Int8Array(mask + 1);
    for (const first of FACTORS) {
      for (const end of FACTORS) {
        if (areApart(texts, taken.fill(0), mask, first, end)) return placed({ ...none, mask, first, end }, texts);
      }
    }
  }
  return none;
}

function areApart(texts: readonly string[], taken: Int8Array, mask: number, first: number, end: number): boolean {
  for (const text of texts) {
    const place = placeOf(mask, first, end, text);
    if (taken[place] === 1) return false;
    taken[place] = 1;
  }
  return true;
}

function placed(way: TextSlots, texts: readonly string[]): TextSlots {
  const at = Array.from({ length: way.mask + 1 }, () => '');
  const slotAt = new Int32Array(way.mask + 1);
  for (const text of texts) {
    const place = placeOf(way.mask, way.first, way.end, text);
    at[place] = text;
    slotAt[place] = way.slots.get(text) ?? way.other;
  }
  return { ...way, texts: at, slotAt };
}

export function slotOfText(way: TextSlots, text: string): number {
  if (way.mask === 0) return way.slots.get(text) ?? way.other;
  if (text.length === 0) return way.other;
  const place = placeOf(way.mask, way.first, way.end, text);
  return way.texts[place] === text ? (way.slotAt[place] as number) : way.other;
}

function placeOf(mask: number, first: number, end: number, text: string): number {
  return (text.charCodeAt(0) * first + text.charCodeAt(text.length - 1) * end + text.length) & mask;
}
