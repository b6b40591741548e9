import { readFile } from 'node:fs/promises';

/** What can be known of the programs that run on this machine. */
export interface RunningProcesses {
  readonly ownId: number;
  isRunning(processId: number): boolean;
  /** Tells two programs apart that had the same number one after the other. Null where that cannot be known. */
  birthOf(processId: number): Promise<string | null>;
}

export const runningProcesses: RunningProcesses = {
  ownId: process.pid,
  isRunning(processId) {
    try {
      return process.kill(processId, 0);
    } catch (error) {
      // EPERM: it runs, for somebody else. ESRCH: it does not.
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  },
  async birthOf(processId) {
    try {
      const stat = await readFile(`/proc/${processId}/stat`, 'utf8');
      const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
      // The name, in brackets, may hold spaces and brackets; the time of its start is the twentieth word after it.
      const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      return started === undefined ? null : `${boot.trim()} ${started}`;
    } catch {
      // Only Linux has these files; and a program may end meanwhile.
      return null;
    }
  },
};
