/** The files of one log, in a folder of their own. Errors are those of the file system, with its `code`. */
export interface LogFiles {
  /** Empty when the folder is not there. */
  list(): Promise<readonly { readonly name: string; readonly size: number }[]>;
  /** The whole file, or so many bytes from an offset; fewer when the file ends before. */
  read(name: string, part?: { readonly offset: number; readonly length: number }): Promise<Buffer>;
  /** Makes a file that is not there yet, and the folder. Fails with `EEXIST` otherwise. */
  create(name: string): Promise<LogFile>;
  /** Cuts a file, durably. */
  truncate(name: string, size: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** No failure when it is not there. */
  remove(name: string): Promise<void>;
  /** Makes durable which files there are. */
  syncFolder(): Promise<void>;
}

/** A file that is being written, from its beginning on. */
export interface LogFile {
  append(bytes: Uint8Array): Promise<void>;
  /** Makes what was appended durable. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The code of a file system's error, such as `ENOSPC`; empty for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
