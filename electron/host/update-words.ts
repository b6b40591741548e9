import type { Host } from './host.ts';

/** Why a build cannot update itself; null when it can. */
export function whyNoUpdates(isPackaged: boolean, platform: Host['platform'], appImage: string | null): string | null {
  if (!isPackaged) return 'This Meridian runs from its source and does not update itself.';
  if (platform === 'linux' && appImage === null) return 'This Meridian is updated by the system that installed it.';
  return null;
}

/** What electron-updater threw, as a sentence. */
export function updateFailure(what: string, error: unknown): Error {
  const code = (error as { code?: unknown }).code;
  const why =
    code === 'ERR_CHECKSUM_MISMATCH'
      ? 'what arrived is not what was announced (wrong checksum), so it was thrown away'
      : `the server or the line did not answer as expected (${typeof code === 'string' ? code : 'no code'})`;
  return new Error(`${what}: ${why}.`, { cause: error });
}
