import { expect, test } from 'vitest';
import type { ScrollPort } from '../../viewer/view-ports.ts';
import { followEachOther, placeAt, positionOf } from './linked-scroll.ts';

/** A view of so many pages. Its scroll is heard later, as a browser's is, when `hear` is called. */
function aView(pages: number, at = 0) {
  const listeners = new Set<() => void>();
  let position = at;
  const view = {
    moves: 0,
    scrollTo: (next: number) => {
      position = Math.min(pages - 0.5, Math.max(0, next));
    },
    hear: () => {
      for (const listener of listeners) listener();
    },
    at: () => position,
  };
  const port: ScrollPort = {
    place: () => placeAt(position),
    goTo: place => {
      view.moves++;
      view.scrollTo(positionOf(place));
    },
    watch: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { ...view, view, port };
}

function link(first: ReturnType<typeof aView>, second: ReturnType<typeof aView>) {
  const offset = second.at() - first.at();
  return followEachOther(
    first.port,
    second.port,
    () => second.port.goTo(placeAt(first.at() + offset)),
    () => first.port.goTo(placeAt(second.at() - offset)),
  );
}

test('two views keep their distance, whichever of them is scrolled', () => {
  const [first, second] = [aView(40, 3), aView(40, 5.5)];
  link(first, second);
  first.scrollTo(10);
  first.hear();
  second.hear();
  expect([first.at(), second.at()]).toEqual([10, 12.5]);
  second.scrollTo(20.25);
  second.hear();
  first.hear();
  expect([first.at(), second.at()]).toEqual([17.75, 20.25]);
});

test('a view that has come to its end does not pull the other one back', () => {
  const [long, short] = [aView(40), aView(5)];
  link(long, short);
  long.scrollTo(30);
  long.hear();
  short.hear();
  expect([long.at(), short.at()]).toEqual([30, 4.5]);
  expect(long.view.moves).toBe(0);
});

test('after they are parted each scrolls alone', () => {
  const [first, second] = [aView(40), aView(40)];
  link(first, second)();
  first.scrollTo(10);
  first.hear();
  expect(second.at()).toBe(0);
});
