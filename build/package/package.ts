import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, Platform } from 'electron-builder';
import * as z from 'zod';
import { run } from '../commands/step.ts';
import { builderConfig } from './builder-config.ts';
import { makeStandInElectron } from './stand-in-electron.ts';
import { verifyPackage } from './verify-package.ts';

const project = resolve(import.meta.dirname, '../..');
process.chdir(project);
const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false }, electron: { type: 'string' } } });

async function electronVersion(): Promise<string> {
  const file = await readFile('node_modules/electron/package.json', 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
}

/** The unpacked Electron of `--electron DIR`, or that which `npm start` or `install.js` fetched; null without one. */
function realElectron(): string | null {
  const name = { darwin: 'Electron.app', win32: 'electron.exe' }[process.platform as string] ?? 'electron';
  const folder = resolve(values.electron ?? 'node_modules/electron/dist');
  if (existsSync(join(folder, name))) return folder;
  if (values.electron === undefined) return null;
  throw new Error(`There is no ${name} in ${folder}. --electron takes the folder of an unpacked Electron.`);
}

/** `--dir`: the unpacked folder, checked. Without it: installers for this system, which need Electron's binary. */
async function makePackage(): Promise<void> {
  const version = await electronVersion();
  const real = realElectron();
  if (!values.dir && real === null) {
    throw new Error(
      'Installers need Electron’s own binary, which is not here. Run "node node_modules/electron/install.js" with a connection, or use --dir for an unpacked package over a stand-in.',
    );
  }
  if (!(await run(process.execPath, ['build/build.ts']))) throw new Error('The build failed, for the reason above.');
  const standIn = join(project, '.cache/electron-stand-in');
  if (real === null) {
    await makeStandInElectron(standIn, version);
    console.log(`Electron ${version} is not on this computer: packaging over a stand-in that does not start.`);
  }
  await rm('dist', { recursive: true, force: true });
  await build({
    projectDir: project,
    config: builderConfig(version, real ?? standIn),
    ...(values.dir ? { targets: (real === null ? Platform.LINUX : Platform.current()).createTarget('dir') } : {}),
    publish: 'never',
  });
  if (process.platform !== 'linux') return;
  const problems = await verifyPackage(project, join(project, 'dist/linux-unpacked'));
  if (problems.length > 0) throw new Error(`The package is not as it should be:\n${problems.join('\n')}`);
  console.log('The package holds exactly the build, and its fuses are set.');
}

try {
  await makePackage();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
