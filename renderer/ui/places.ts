import { useCallback, useEffect, useState, type RefObject } from 'react';

/** By what it is the place of. In memory only, and only ids and numbers: a locked window must not know a word of a case. */
const places = new Map<string, unknown>();

/** The person went elsewhere: what is shown next begins at its beginning. */
export function forgetPlaces(): void {
  places.clear();
}

/** The same object again, until the person goes elsewhere, also when what uses it is taken down meanwhile. */
export function keptPlace<Place>(key: string, make: () => Place): Place {
  if (!places.has(key)) places.set(key, make());
  return places.get(key) as Place;
}

/** State that outlives a lock of the window, unless it has no key. Ids and numbers only. */
export function useKeptPlace<Place>(key: string | null, first: Place): [Place, (next: Place) => void] {
  const [place, setPlace] = useState(() => (key === null ? first : keptPlace(key, () => first)));
  const change = useCallback(
    (next: Place) => {
      if (key !== null) places.set(key, next);
      setPlace(next);
    },
    [key],
  );
  return [place, change];
}

/** The same with a reducer. */
export function useKeptReducer<Place, Event>(
  key: string,
  after: (place: Place, event: Event) => Place,
  first: Place,
): [Place, (event: Event) => void] {
  const [place, change] = useKeptPlace(key, first);
  const dispatch = useCallback(
    (event: Event) =>
      change(
        after(
          keptPlace(key, () => first),
          event,
        ),
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- the first one counts only when nothing is kept yet
    [key, after, change],
  );
  return [place, dispatch];
}

/** After a lock the box is scrolled to where it was, as soon as it is long enough. */
export function useKeptScroll(key: string, boxRef: RefObject<HTMLElement | null>): void {
  // The scroll position is the browser's.
  useEffect(() => {
    const box = boxRef.current;
    if (!box) return undefined;
    const wanted = keptPlace(key, () => 0);
    const note = () => places.set(key, box.scrollTop);
    const restore = () => {
      if (box.scrollHeight - box.clientHeight < wanted) return;
      grown.disconnect();
      if (wanted > 0) box.scrollTop = wanted;
      box.addEventListener('scroll', note, { passive: true });
    };
    // What is in it comes from the store, piece by piece.
    const grown = new ResizeObserver(restore);
    for (const part of [box, ...box.children]) grown.observe(part);
    restore();
    return () => {
      grown.disconnect();
      box.removeEventListener('scroll', note);
    };
  }, [key, boxRef]);
}
