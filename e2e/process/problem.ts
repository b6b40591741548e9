/** Something about a process that its author should know. */
export interface ProcessProblem {
  /** An error keeps the process from being used as it is meant; a warning is for the author's judgment. */
  readonly severity: 'error' | 'warning';
  /** RFC 6901, into the process file. */
  readonly pointer: string;
  readonly message: string;
}

/** Notes a problem. */
export type Say = (severity: ProcessProblem['severity'], pointer: string, message: string) => void;

/** As a line for a terminal. */
export function problemLine({ severity, pointer, message }: ProcessProblem): string {
  return `${severity.padEnd(7)} ${pointer === '' ? '(whole file)' : pointer}: ${message}`;
}
