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
      // Mostly the first character is enough, with the length: to ask for one costs more than all else here.
      for (const end of [0, ...FACTORS]) {
        if (areApart(texts, taken.fill(0), { mask, first, end })) return placed({ ...none, mask, first, end }, texts);
      }
    }
  }
  return none;
}

type Way = Pick<TextSlots, 'mask' | 'first' | 'end'>;

function areApart(texts: readonly string[], taken: Int8Array, way: Way): boolean {
  for (const text of texts) {
    const place = placeOf(way, text);
    if (taken[place] === 1) return false;
    taken[place] = 1;
  }
  return true;
}

function placed(way: TextSlots, texts: readonly string[]): TextSlots {
  const at = Array.from({ length: way.mask + 1 }, () => '');
  const slotAt = new Int32Array(way.mask + 1);
  for (const text of texts) {
    const place = placeOf(way, text);
    at[place] = text;
    slotAt[place] = way.slots.get(text) ?? way.other;
  }
  return { ...way, texts: at, slotAt };
}

/** Whether `slotOfText` can be asked. */
export function hasWay({ mask }: TextSlots): boolean {
  return mask > 0;
}

export function slotOfText(way: TextSlots, text: string): number {
  const last = text.length - 1;
  if (last < 0) return way.other;
  // As in `placeOf`, which would be a call here.
  const place =
    (text.charCodeAt(0) * way.first + (way.end === 0 ? 0 : text.charCodeAt(last) * way.end) + last) & way.mask;
  return way.texts[place] === text ? (way.slotAt[place] as number) : way.other;
}

function placeOf({ mask, first, end }: Way, text: string): number {
  const last = text.length - 1;
  return (text.charCodeAt(0) * first + text.charCodeAt(last) * end + last) & mask;
}
