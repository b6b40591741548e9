import { spawn } from 'node:child_process';

/** How long a step took, and whether it did what it is for. */
export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
}

/** Runs one step, says its name before and its time after, and lets what it prints through. Never rejects. */
export async function step(name: string, work: () => Promise<boolean>): Promise<StepResult> {
  console.log(`\n▸ ${name}`);
  const started = performance.now();
  const ok = await work().catch((error: unknown) => {
    // A step that throws has a sentence for the person at the terminal.
    console.error(error instanceof Error ? error.message : error);
    return false;
  });
  const seconds = (performance.now() - started) / 1000;
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  return { name, ok, seconds };
}

/** Runs a program to its end with our own terminal; true when it ended with 0. */
export function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    child.once('error', error => reject(new Error(`${command} could not be started: ${error.message}.`)));
    child.once('exit', code => resolve(code === 0));
  });
}

export function summarize(results: readonly StepResult[]): string {
  const width = Math.max(...results.map(result => result.name.length));
  const lines = results.map(
    result => `${result.ok ? '✓' : '✗'} ${result.name.padEnd(width)} ${result.seconds.toFixed(1).padStart(7)} s`,
  );
  return lines.join('\n');
}
