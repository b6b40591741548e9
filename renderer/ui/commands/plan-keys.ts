import type { Command } from './command.ts';
import { clashes } from './command-registry.ts';
import { sameKeys } from './keys.ts';
import type { OwnKeys } from './own-keys.ts';

/** Commands that have these keys already, of those that are known. The one that is to get them is not among them. */
export function holdersOf(commands: readonly Command[], id: string, keys: string): readonly Command[] {
  return commands.filter(one => one.id !== id && one.keys !== undefined && sameKeys(one.keys, keys));
}

/** Gives a command keys, and takes them from those that have them. `keys` null: it has none from now on. */
export function withKeys(own: OwnKeys, commands: readonly Command[], id: string, keys: string | null): OwnKeys {
  const next: Record<string, string | null> = { ...own, [id]: keys };
  for (const holder of keys === null ? [] : holdersOf(commands, id, keys)) next[holder.id] = null;
  return withoutNeedless(next, commands);
}

/** Gives a command the keys back that it came with. */
export function withoutKeys(own: OwnKeys, id: string): OwnKeys {
  return Object.fromEntries(Object.entries(own).filter(([one]) => one !== id));
}

/** Keys that are as delivered are nobody's own. */
function withoutNeedless(own: OwnKeys, commands: readonly Command[]): OwnKeys {
  const delivered = new Map(commands.map(command => [command.id, command.deliveredKeys]));
  return Object.fromEntries(
    Object.entries(own).filter(([id, keys]) => {
      const before = delivered.get(id);
      return before === undefined || keys === null || !sameKeys(before, keys);
    }),
  );
}

/** For each command that shares its keys with another one here: the other one. Only a person's own keys bring that about. */
export function clashesOf(commands: readonly Command[]): ReadonlyMap<string, Command> {
  const isOwn = ({ keys, deliveredKeys }: Command) => keys !== deliveredKeys;
  return new Map(
    clashes(commands)
      .filter(([first, second]) => isOwn(first) || isOwn(second))
      .flatMap(([first, second]) => [
        [first.id, second],
        [second.id, first],
      ]),
  );
}
