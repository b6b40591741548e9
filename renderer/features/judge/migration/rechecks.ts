import type { DraftMigration, Recheck } from '../../../../shared/model/draft-migration.ts';
import type { SendableParts } from '../../../../shared/forms/sendable-answers.ts';

/** What is still to be confirmed at one moment, to come back to. */
export interface RecheckState {
  readonly left: ReadonlyMap<string, Recheck>;
  readonly touched: ReadonlySet<string>;
}

/** The answers of a moved draft that its author has not confirmed yet. */
export function createRechecks(migration: DraftMigration | undefined) {
  let left: ReadonlyMap<string, Recheck> = new Map(Object.entries(migration?.unchecked ?? {}));
  /** Answered anew: nothing to confirm, but what is said of it stays until the person goes on. */
  let touched: ReadonlySet<string> = new Set();
  const openPointers = () => new Set([...left.keys()].filter(pointer => !touched.has(pointer)));
  return {
    at: (pointer: string): Recheck | undefined => left.get(pointer),
    open: openPointers,
    /** False when there is nothing to confirm. */
    confirm(pointer: string): boolean {
      if (!left.has(pointer)) return false;
      left = new Map([...left].filter(([one]) => one !== pointer));
      return true;
    },
    answered(pointer: string) {
      if (left.has(pointer)) touched = new Set([...touched, pointer]);
    },
    isAnswered: (pointer: string) => touched.has(pointer),
    /** Rows were added, moved or taken away: what is said of a row goes where its reasons go. */
    rowsChanged(parts: SendableParts, change: (parts: SendableParts) => SendableParts) {
      if (left.size === 0) return;
      const follow = <T>(marks: ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
        const values = [...marks.values()];
        const places = Object.fromEntries([...marks.keys()].map((pointer, index) => [pointer, index]));
        const moved = Object.entries(change({ ...parts, confidence: places }).confidence);
        return new Map(
          moved.flatMap(([pointer, index]): [string, T][] => {
            const value = values[index];
            return value === undefined ? [] : [[pointer, value]];
          }),
        );
      };
      left = follow(left);
      touched = new Set(follow(new Map([...touched].map(pointer => [pointer, true]))).keys());
    },
    state: (): RecheckState => ({ left, touched }),
    restore(state: RecheckState) {
      left = state.left;
      touched = state.touched;
    },
    /** As it is kept with the draft. */
    migration(): DraftMigration | undefined {
      if (!migration) return undefined;
      const open = openPointers();
      return { ...migration, unchecked: Object.fromEntries([...left].filter(([pointer]) => open.has(pointer))) };
    },
  };
}
