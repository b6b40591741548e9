/** Work on one file, one piece after the other. */
export interface Line<Item, Done> {
  /**
   * Items that wait together are written together, in the order in which they came.
   *
   * @param whenDone called in turn, before anything later in the line begins
   */
  add(items: readonly Item[], whenDone?: (done: Done[]) => void): Promise<Done[]>;
  /** Runs when everything before it is done, with nothing beside it. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when everything is done; what comes later is refused with `EBADF`. */
  end(): Promise<void>;
}

interface Waiting<Item, Done> {
  readonly items: readonly Item[];
  readonly whenDone: ((done: Done[]) => void) | undefined;
  readonly resolve: (done: Done[]) => void;
  readonly reject: (error: unknown) => void;
}

export function createLine<Item, Done>(write: (items: readonly Item[]) => Promise<Done[]>): Line<Item, Done> {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting: Waiting<Item, Done>[] = [];
  let isEnded = false;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = tail.then(work);
    tail = done.catch(() => {
      // Told to whoever asked for it.
    });
    return done;
  };

  const writeWaiting = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    try {
      const done = await write(group.flatMap(({ items }) => items));
      let from = 0;
      for (const { items, whenDone, resolve } of group) {
        const own = done.slice(from, from + items.length);
        from += items.length;
        whenDone?.(own);
        resolve(own);
      }
    } catch (error) {
      // Whatever the writing failed on, for everybody whose items were in it.
      for (const { reject } of group) reject(error);
    }
  };

  return {
    add(items, whenDone) {
      if (isEnded) return Promise.reject(closed());
      return new Promise((resolve, reject) => {
        waiting.push({ items, whenDone, resolve, reject });
        if (waiting.length === 1) void inTurn(writeWaiting);
      });
    },
    alone: work => (isEnded ? Promise.reject(closed()) : inTurn(work)),
    async end() {
      isEnded = true;
      await tail;
    },
  };
}

function closed(): Error {
  return Object.assign(new Error('The log is closed'), { code: 'EBADF' });
}
