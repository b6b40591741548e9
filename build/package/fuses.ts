import { FuseState, FuseV1Options } from '@electron/fuses';
import type { Configuration } from 'electron-builder';

/** What the packaged Electron may still be talked into. Off means off for good: no flag or variable turns it on. */
export const electronFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} satisfies Configuration['electronFuses'];

const PLACES: Record<keyof typeof electronFuses, FuseV1Options> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** A sentence for each fuse in a binary's wire that is not as we set it. */
export function wrongFuses(wire: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(electronFuses).flatMap(([name, wanted]) => {
    const state = wire[PLACES[name as keyof typeof electronFuses]];
    const isRight = state === (wanted ? FuseState.ENABLE : FuseState.DISABLE);
    return isRight ? [] : [`The fuse ${name} should be ${wanted ? 'on' : 'off'} and is not (${String(state)}).`];
  });
}
