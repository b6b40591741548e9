import { createMemoryLogFiles, type MemoryLogFiles } from '../../testing/memory-log-files.ts';
import type { TrailFolders } from '../trail-folders.ts';

/** The logs of a trail in memory, by month. */
export interface MemoryTrailFolders extends TrailFolders {
  readonly months: Map<string, MemoryLogFiles>;
  /** Every month that was read from, in order, as often as its files were listed. */
  readonly listed: string[];
}

export function createMemoryTrailFolders(): MemoryTrailFolders {
  const months = new Map<string, MemoryLogFiles>();
  const listed: string[] = [];
  return {
    months,
    listed,
    list: async () =>
      [...months]
        .filter(([, files]) => files.names().length > 0)
        .map(([month]) => month)
        .toSorted(),
    of(month) {
      const files = months.get(month) ?? createMemoryLogFiles();
      months.set(month, files);
      return {
        ...files,
        list() {
          listed.push(month);
          return files.list();
        },
      };
    },
    remove: async month => void months.delete(month),
  };
}
