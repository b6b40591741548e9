import { createMemoryLogFiles, type MemoryLogFiles, type Survival } from '../../testing/memory-log-files.ts';
import type { RingFolders } from '../ring-folders.ts';

/** The folders of a ring in memory. The power goes for all of them at once. */
export interface MemoryRingFolders extends RingFolders {
  /** Calls to all folders so far. */
  readonly calls: number;
  /** The power goes at this call, counted from now on. */
  cutAt(call: number): void;
  /** What the next start finds. */
  afterRestart(survival: Survival): MemoryRingFolders;
  /** The log of this number, to be damaged or copied. */
  log(generation: number): MemoryLogFiles;
}

export function createMemoryRingFolders(start: ReadonlyMap<number, MemoryLogFiles> = new Map()): MemoryRingFolders {
  const logs = new Map(start);
  let calls = 0;
  let cut = Number.POSITIVE_INFINITY;
  const watch = (files: MemoryLogFiles): MemoryLogFiles => {
    files.fate = () => (++calls >= cut ? 'power-before' : null);
    return files;
  };
  const step = (): void => {
    if (++calls >= cut) throw Object.assign(new Error('no power'), { code: 'EIO' });
  };
  for (const files of logs.values()) watch(files);
  const log = (generation: number): MemoryLogFiles => {
    const files = logs.get(generation) ?? watch(createMemoryLogFiles());
    logs.set(generation, files);
    return files;
  };
  return {
    get calls() {
      return calls;
    },
    cutAt: call => {
      cut = calls + call;
    },
    log,
    of: log,
    async list() {
      step();
      return [...logs].filter(([, files]) => files.names().length > 0).map(([generation]) => generation);
    },
    async sync() {
      step();
    },
    async remove(generation) {
      step();
      logs.delete(generation);
    },
    afterRestart: survival =>
      createMemoryRingFolders(new Map([...logs].map(([number, files]) => [number, files.afterRestart(survival)]))),
  };
}
