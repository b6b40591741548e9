import { isCommandEnabled, type Command } from './command.ts';
import { sameKeys } from './keys.ts';
import { ownKeys } from './own-keys.ts';

/** The commands of what is on the screen now. */
export interface CommandRegistry {
  /** Adds a command, read again at each use so that it may change while it is registered. The result takes it out. */
  add(current: () => Command): () => void;
  /** In the order they came; of two with one id, the later one. */
  all(): readonly Command[];
  /** Tells when commands come, go or change their words. */
  subscribe(listener: () => void): () => void;
  /** A registered command has other words, keys or another state. */
  changed(): void;
}

export function createCommandRegistry(): CommandRegistry {
  const entries = new Set<() => Command>();
  const listeners = new Set<() => void>();
  let snapshot: readonly Command[] | null = null;
  const changed = () => {
    snapshot = null;
    for (const listener of listeners) listener();
  };
  ownKeys.subscribe(changed);
  return {
    add(current) {
      entries.add(current);
      changed();
      return () => {
        entries.delete(current);
        changed();
      };
    },
    all() {
      snapshot ??= [...new Map([...entries].map(current => [current().id, live(current)])).values()];
      return snapshot;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
  };
}

/** The words and keys as they are now, the deed as it will be when it is asked for. */
function live(current: () => Command): Command {
  const command = current();
  const own = ownKeys.get()[command.id];
  const keys = own === undefined ? command.keys : (own ?? undefined);
  return {
    ...command,
    keys,
    deliveredKeys: command.keys,
    run: () => current().run(),
    isEnabled: () => isCommandEnabled(current()),
  };
}

/** Commands that one stroke would set off together: the later one would win without a word. */
export function clashes(commands: readonly Command[]): readonly (readonly [Command, Command])[] {
  return commands.flatMap((first, index) =>
    commands
      .slice(index + 1)
      .filter(second => first.keys !== undefined && second.keys !== undefined && sameKeys(first.keys, second.keys))
      .map(second => [first, second] as const),
  );
}

/** The window's commands. */
export const commandRegistry = createCommandRegistry();
