import type { LogFiles } from './log-files.ts';

/** Deletes every file of a log, whoever can read it. Doing it again finishes what was cut short. */
export async function removeLog(files: LogFiles): Promise<void> {
  const found = await files.list();
  if (found.length === 0) return;
  for (const { name } of found) await files.remove(name);
  await files.syncFolder();
}
