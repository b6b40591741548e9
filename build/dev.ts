import { startProgram, stopPrograms } from './commands/child-process.ts';

/**
 * Rebuilds the window on every change and runs the Chromium host beside it; reload the window to see a change.
 * Vite's own dev server is not used: it injects an inline script, which the CSP forbids.
 */
async function stop(code: number): Promise<void> {
  await stopPrograms();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

// The host lists the window's files when it starts, so the first build comes before it.
await new Promise<void>(resolve => {
  const onLine = (line: string): void => {
    console.log(line);
    resolve();
  };
  startProgram(process.execPath, { args: ['build/build.ts', '--watch'], onLine });
});
const args = ['build/commands/start-workstation.ts', '--host', 'chromium', ...process.argv.slice(2)];
const workstation = startProgram(process.execPath, { args });
await stop(await workstation.ended);
