import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const END_WITHIN_MS = 8000;

/** A program that we started, with everything that it started in turn. */
export interface RunningProgram {
  /** Resolves with the exit code when it ended, by itself or not. */
  readonly ended: Promise<number>;
  /** Asks the whole group to end; what is still there after 8 s is ended by force. */
  stop(): Promise<void>;
}

export interface ProgramOptions {
  args: readonly string[];
  env?: Record<string, string>;
  /** Called for every line of standard output; without it the program writes to our terminal. */
  onLine?: (line: string) => void;
  /** Throws away what it says about its failure, for a caller who says it better. */
  isSilent?: boolean;
}

const running = new Set<RunningProgram>();

export function startProgram(command: string, options: ProgramOptions): RunningProgram {
  const child = spawn(command, options.args, {
    stdio: ['ignore', options.onLine ? 'pipe' : 'inherit', options.isSilent ? 'ignore' : 'inherit'],
    env: { ...process.env, ...options.env },
    // A group of its own, so that stopping reaches the browser that it started too.
    detached: process.platform !== 'win32',
  });
  if (child.stdout && options.onLine) createInterface({ input: child.stdout }).on('line', options.onLine);
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', error => reject(new Error(`${command} could not be started: ${error.message}.`)));
    child.once('exit', code => resolve(code ?? 1));
  });
  const program: RunningProgram = {
    ended,
    stop: async () => {
      signal(child, 'SIGTERM');
      const limit = setTimeout(() => signal(child, 'SIGKILL'), END_WITHIN_MS);
      await ended.catch(() => {});
      clearTimeout(limit);
      // The program is gone; what it left behind in its group goes too.
      signal(child, 'SIGKILL');
      running.delete(program);
    },
  };
  running.add(program);
  return program;
}

/**
 * Stops everything that was started and not stopped, newest first: a window may still send what it has, so what it
 * sends to outlives it. Programs that are only just starting count too.
 */
export async function stopPrograms(): Promise<void> {
  for (const program of [...running].toReversed()) await program.stop();
}

function signal(child: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // ESRCH: nobody is left in the group.
  }
}
