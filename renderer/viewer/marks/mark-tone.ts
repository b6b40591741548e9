import type { Tag } from '../../../shared/model/process.ts';
import { MARK_TONES, type MarkTone } from './mark.ts';

/** The hues of the six tones in degrees, in the order of `marks.css`. */
const HUES = [50, 205, 140, 280, 15, 330] as const;

const known = new WeakMap<readonly Tag[], ReadonlyMap<string, MarkTone>>();

/**
 * The tone of a tag: the one nearest to the client's colour, or else the next in order, but never one that another tag
 * of the process has while there are others left. A client's colour is never used as it is: nobody has checked that
 * text on it can be read.
 */
export function toneOf(tag: Tag | undefined, tags: readonly Tag[]): MarkTone {
  if (!tag) return 0;
  const tones = known.get(tags) ?? givenOut(tags);
  known.set(tags, tones);
  return tones.get(tag.id) ?? 0;
}

function givenOut(tags: readonly Tag[]): ReadonlyMap<string, MarkTone> {
  const tones = new Map<string, MarkTone>();
  tags.forEach((tag, place) => {
    const taken = new Set([...tones.values()].slice(place - (place % MARK_TONES.length)));
    const free = MARK_TONES.filter(tone => !taken.has(tone));
    const hue = hueOf(tag.color);
    const inOrder = free.find(tone => tone >= place % MARK_TONES.length) ?? free[0];
    const nearest = hue === null ? inOrder : free.toSorted((a, b) => distance(a, hue) - distance(b, hue))[0];
    tones.set(tag.id, nearest ?? 0);
  });
  return tones;
}

function distance(tone: MarkTone, hue: number): number {
  const apart = Math.abs((HUES[tone] ?? 0) - hue);
  return Math.min(apart, 360 - apart);
}

/** Degrees, or null for greys and for what is no `#rrggbb`. */
function hueOf(color: string | undefined): number | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color ?? '');
  if (!match) return null;
  const [r = 0, g = 0, b = 0] = match.slice(1).map(part => Number.parseInt(part, 16) / 255);
  const max = Math.max(r, g, b);
  const range = max - Math.min(r, g, b);
  if (range < 0.05) return null;
  const sixth = max === r ? ((g - b) / range + 6) % 6 : max === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return sixth * 60;
}
