/** Who wants to hear of what, by topic: `answer /age`. */
export function createTopics() {
  const listeners = new Map<string, Set<() => void>>();
  const tell = (topic: string) => {
    for (const listener of listeners.get(topic) ?? []) listener();
  };
  return {
    tell,
    /** Everything that names the pointer or a place below it. */
    tellBelow(pointer: string) {
      for (const topic of listeners.keys()) {
        const at = topic.slice(topic.indexOf(' ') + 1);
        if (at === pointer || at.startsWith(`${pointer}/`)) tell(topic);
      }
    },
    on(topic: string, listener: () => void): () => void {
      const here = listeners.get(topic) ?? new Set();
      listeners.set(topic, here.add(listener));
      return () => {
        here.delete(listener);
        if (here.size === 0 && listeners.get(topic) === here) listeners.delete(topic);
      };
    },
  };
}
