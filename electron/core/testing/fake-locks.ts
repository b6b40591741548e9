/** What `navigator.locks` is to the windows of one machine: one holder for each name, in the order of asking. */
export interface FakeLocks {
  /** Calls back when it is this one's turn, at once or later. Returns how to give it back, or not to wait any more. */
  request(name: string, take: () => void): () => void;
}

export function createFakeLocks(): FakeLocks {
  const queues = new Map<string, { take: () => void }[]>();
  return {
    request(name, take) {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      const own = { take };
      queue.push(own);
      if (queue[0] === own) take();
      return () => {
        const at = queue.indexOf(own);
        if (at < 0) return;
        queue.splice(at, 1);
        if (at === 0) queue[0]?.take();
      };
    },
  };
}
