import { randomBytes } from 'node:crypto';
import { errorCode, type LogFiles } from './log-files.ts';

const NAME = 'reserve';

/** Room on the disk that is held until it is full, so that the last words still fit. */
export interface Reserve {
  /** Makes it when it is not there and there is room. Never fails. */
  make(): Promise<void>;
  /** Gives the room back. False when there was none. */
  release(): Promise<boolean>;
}

export function createReserve(files: LogFiles, bytes: number): Reserve {
  return {
    async make() {
      if (bytes === 0) return;
      try {
        if ((await files.list()).some(one => one.name === NAME && one.size >= bytes)) return;
        await files.remove(NAME);
        const file = await files.create(NAME);
        try {
          // Random, so that no file system stores it smaller than it is.
          await file.append(randomBytes(bytes));
          await file.sync();
        } finally {
          await file.close();
        }
      } catch (error) {
        // No room, or no access: the log works without. What was begun would only be in the way.
        if (errorCode(error) === '') throw error;
        await files.remove(NAME).catch(() => {});
      }
    },
    async release() {
      try {
        if (!(await files.list()).some(({ name }) => name === NAME)) return false;
        await files.remove(NAME);
        return true;
      } catch (error) {
        // The reason for the failure that follows is already known: the disk is full.
        if (errorCode(error) === '') throw error;
        return false;
      }
    },
  };
}
