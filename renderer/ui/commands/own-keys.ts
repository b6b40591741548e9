/** The keys that a person gave to commands, by the command's id. Null: that command has none any more. */
export type OwnKeys = Readonly<Record<string, string | null>>;

/** Furniture of this machine, like the theme: no word of a case and no name is in it. */
const KEPT_AT = 'meridian-keys';

let own: OwnKeys = read();
const listeners = new Set<() => void>();

export const ownKeys = {
  get: (): OwnKeys => own,
  keep(next: OwnKeys): void {
    localStorage.setItem(KEPT_AT, JSON.stringify(next));
    take(next);
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function take(next: OwnKeys): void {
  own = next;
  for (const listener of listeners) listener();
}

function read(): OwnKeys {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AT) ?? '{}') as OwnKeys;
  } catch {
    // Somebody else wrote there: the keys are as delivered.
    return {};
  }
}

// Another window of the program has other keys from now on, and so has this one.
addEventListener('storage', ({ key }) => {
  if (key === KEPT_AT) take(read());
});
