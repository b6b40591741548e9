import type { Tag } from '../../../shared/model/process.ts';
import { MARK_TONES, type MarkTone } from './mark.ts';

/** The hues of the six tones in degrees, in the order of `marks.css`. */
const HUES = [50, 205, 140, 280, 15, 330] as const;

/**
 * The tone of a tag: the one nearest to the client's colour when it gives one that can be read, otherwise by the
 * tag's place in the list. A client's colour is never used as it is: nobody has checked that text on it can be read.
 */
export function toneOf(tag: Tag | undefined, tags: readonly Tag[]): MarkTone {
  if (!tag) return 0;
  const hue = hueOf(tag.color);
  if (hue === null) return MARK_TONES[Math.max(0, tags.indexOf(tag)) % MARK_TONES.length] ?? 0;
  const distances = HUES.map(own => Math.min(Math.abs(own - hue), 360 - Math.abs(own - hue)));
  return MARK_TONES[distances.indexOf(Math.min(...distances))] ?? 0;
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
