import type { LogFile, LogFiles } from '../../../electron/core/sealed-log/log-files.ts';
import type { Process } from './process.ts';

/** What a program is about to do to a file, or, after a sync, has done. */
export type FileMoment = 'create' | 'append' | 'before-sync' | 'after-sync' | 'remove' | 'rename' | 'truncate';

interface DiskFile {
  bytes: Buffer;
  /** So many of them survive a power cut. */
  synced: number;
}

/** The folder of one workstation's journal: outlives the programs that write it. */
export interface LogDisk {
  filesFor(process: Process, folder: string): LogFiles;
  watch: (moment: FileMoment, name: string) => void;
  /** Every write fails with this until it is taken back. */
  failure: 'ENOSPC' | 'EIO' | 'EPERM' | null;
  /** What was not synced is gone, the last of it torn. */
  cutPower(choose: (count: number) => number): void;
  /** Changes one byte of one file. Returns where, or null when there is none. */
  tamper(choose: (count: number) => number): string | null;
  readonly names: () => readonly string[];
}

export function createLogDisk(): LogDisk {
  let files = new Map<string, DiskFile>();
  /** What the folder durably lists. */
  let listed = new Map<string, DiskFile>();

  const disk: LogDisk = {
    watch: () => {},
    failure: null,
    names: () => [...files.keys()],
    filesFor(process, folder) {
      const path = (name: string): string => `${folder}/${name}`;
      const step = async <T>(moment: FileMoment, name: string, work: () => T): Promise<T> =>
        await process.whileAlive(
          (async () => {
            disk.watch(moment, name);
            if (!process.isAlive()) throw new Error('The program is gone');
            if (disk.failure !== null && moment !== 'remove') throw fileError(disk.failure);
            return work();
          })(),
        );
      const found = (name: string): DiskFile => {
        const file = files.get(path(name));
        if (!file) throw fileError('ENOENT');
        return file;
      };
      const writer = (name: string): LogFile => ({
        append: bytes =>
          step('append', name, () => {
            const file = found(name);
            file.bytes = Buffer.concat([file.bytes, bytes]);
          }),
        async sync() {
          await step('before-sync', name, () => {
            const file = found(name);
            file.synced = file.bytes.length;
          });
          await step('after-sync', name, () => {});
        },
        close: async () => {},
      });
      return {
        list: async () =>
          await process.whileAlive(
            Promise.resolve(
              [...files]
                .filter(([at]) => at.startsWith(`${folder}/`))
                .map(([at, file]) => ({ name: at.slice(folder.length + 1), size: file.bytes.length })),
            ),
          ),
        read: async (name, part) => {
          const { bytes } = found(name);
          const from = part?.offset ?? 0;
          return await process.whileAlive(
            Promise.resolve(Buffer.from(bytes.subarray(from, part ? from + part.length : bytes.length))),
          );
        },
        create: name =>
          step('create', name, () => {
            if (files.has(path(name))) throw fileError('EEXIST');
            files.set(path(name), { bytes: Buffer.alloc(0), synced: 0 });
            return writer(name);
          }),
        truncate: (name, size) =>
          step('truncate', name, () => {
            const file = found(name);
            file.bytes = Buffer.concat([
              file.bytes.subarray(0, size),
              Buffer.alloc(Math.max(0, size - file.bytes.length)),
            ]);
            file.synced = size;
          }),
        rename: (from, to) =>
          step('rename', from, () => {
            files.set(path(to), found(from));
            files.delete(path(from));
          }),
        remove: name => step('remove', name, () => void files.delete(path(name))),
        syncFolder: () =>
          step('after-sync', folder, () => {
            listed = new Map(files);
          }),
      };
    },
    cutPower(choose) {
      files = new Map(listed);
      for (const file of files.values()) {
        const torn = file.synced + choose(file.bytes.length - file.synced + 1);
        file.bytes = file.bytes.subarray(0, torn);
      }
    },
    tamper(choose) {
      const hit = [...files].filter(([, file]) => file.bytes.length > 0)[choose(files.size)];
      if (!hit) return null;
      const [name, file] = hit;
      const at = choose(file.bytes.length);
      file.bytes[at] = (file.bytes[at] ?? 0) ^ 0x10;
      return `${name}, byte ${at}`;
    },
  };
  return disk;
}

function fileError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
