import { refuse } from '../../../shared/result.ts';
import { errorCode } from './log-files.ts';

/** Why something could not be written: no room, no permission, or a disk that fails. */
export type LogFailure = 'full' | 'denied' | 'broken';

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const DENIED: readonly string[] = ['EPERM', 'EACCES', 'EBUSY', 'EROFS'];

/** The file system's error as a refusal. Anything else is a bug of ours, and is thrown on. */
export function failureOf(error: unknown): { ok: false; failure: { code: LogFailure; message: string } } {
  const code = errorCode(error);
  if (code === '') throw error;
  if (FULL.includes(code)) return refuse('full', 'The disk is full. Free some space.');
  if (DENIED.includes(code)) {
    return refuse('denied', 'Another program holds the file, or this person may not write it. Close it, or ask IT.');
  }
  return refuse('broken', `The disk did not take it (${code}). Ask IT to look at the disk.`);
}
