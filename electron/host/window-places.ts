import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const Place = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() });
/** By set of displays, the newest last: at the desk and at home windows stand elsewhere. */
const Places = z.array(z.object({ displays: z.string(), windows: z.record(z.string(), Place) }));

const MOST_SETS = 8;
/** So much of a window must be in sight to be grasped. */
const GRIP = 100;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A display, as the system tells of it. */
export interface Display {
  readonly bounds: Box;
  /** What is left of it beside the system's own bars. */
  readonly workArea: Box;
  readonly scaleFactor: number;
}

export interface WindowPlaces {
  /** Where the window was when these very displays were there last; null: nobody knows. */
  of(slot: string): Box | null;
  note(slot: string, place: Box): void;
}

/** Remembers where windows stand, for each set of displays. Numbers alone: nothing of what is in them. */
export function openWindowPlaces(file: string, allDisplays: () => readonly Display[]): WindowPlaces {
  let places = read(file);
  const displays = (): string =>
    allDisplays()
      .map(({ bounds, scaleFactor }) => [bounds.x, bounds.y, bounds.width, bounds.height, scaleFactor].join(' '))
      .toSorted()
      .join(', ');
  const isInSight = (place: Box): boolean =>
    allDisplays().some(({ workArea: area }) => {
      const across = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
      // By its upper edge it can be moved.
      return across >= GRIP && place.y >= area.y && place.y < area.y + area.height - GRIP;
    });
  return {
    of(slot) {
      const place = places.find(one => one.displays === displays())?.windows[slot];
      return place && isInSight(place) ? place : null;
    },
    note(slot, place) {
      const here = displays();
      const known = places.find(one => one.displays === here)?.windows ?? {};
      const { x, y, width, height } = place;
      const windows = { ...known, [slot]: { x, y, width, height } };
      places = [...places.filter(one => one.displays !== here), { displays: here, windows }].slice(-MOST_SETS);
      try {
        // At once: the program may be ending.
        writeFileSync(file, JSON.stringify(places), { mode: 0o600 });
      } catch {
        // A full disk. The window opens somewhere else next time.
      }
    },
  };
}

function read(file: string): z.infer<typeof Places> {
  try {
    return Places.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Not there yet, or damaged.
    return [];
  }
}

/** The first place for a pane that no window stands in. */
export function freeSlot(taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`pane-${n}`)) return `pane-${n}`;
}
