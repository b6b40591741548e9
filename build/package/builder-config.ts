import type { Configuration } from 'electron-builder';
import { electronFuses } from './fuses.ts';

/** Folders of the build that go into the package, whole but for source maps. */
export const PACKAGED = ['out/main', 'out/preload', 'out/renderer'];

/**
 * electron-builder's settings. Every dependency is bundled into `out/`, so the package holds exactly these folders
 * and package.json, and no node_modules.
 *
 * @param electronDist an unpacked Electron of the target system; null lets electron-builder fetch it
 */
export function builderConfig(electronVersion: string, electronDist: string | null): Configuration {
  return {
    appId: 'com.example.meridian',
    productName: 'Meridian',
    electronVersion,
    ...(electronDist === null ? {} : { electronDist }),
    directories: { output: 'dist', buildResources: 'build/icons' },
    asar: true,
    // No native module is used; without this, headers of Electron would be fetched to rebuild none.
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    removePackageScripts: true,
    files: ['!**/*', ...PACKAGED.map(folder => `${folder}/**`), 'package.json', '!**/*.map', '!node_modules/**'],
    publish: { provider: 'generic', url: 'https://updates.example.com/meridian' },
    electronFuses,
    linux: { target: ['AppImage'], executableName: 'meridian', category: 'Office' },
    win: { target: ['nsis'] },
    mac: {
      target: ['zip'],
      category: 'public.app-category.business',
      // electron-builder would allow plain HTTP everywhere; the window has no network, and main uses https.
      extendInfo: { NSAppTransportSecurity: { NSAllowsArbitraryLoads: false, NSAllowsLocalNetworking: true } },
    },
  };
}
