import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Brings node_modules to what package-lock.json says, when it is not so already. Uses nothing that must be installed
 * first, and runs on Node 20. Throws a sentence.
 *
 * @param {string} project folder of package.json
 */
export function install(project) {
  if (isInstalled(project)) return;
  requireWritable(project);
  const started = performance.now();
  console.log('Installing what Meridian is built from (npm ci) …');
  const npm = spawnSync('npm', ['ci'], {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (npm.error || npm.status !== 0) {
    const output = npm.error ? npm.error.message : npm.stderr;
    console.error(output);
    throw new Error(explain(output));
  }
  console.log(`Installed in ${Math.round((performance.now() - started) / 1000)} s.`);
}

/**
 * Asked before npm, which says ENOENT on a file system that is read-only. Throws a sentence.
 *
 * @param {string} folder
 */
export function requireWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    // EACCES, EROFS, or no folder at all.
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Error(`Meridian cannot write to ${folder} (${code}). Clone it into a folder of your own.`, {
      cause: error,
    });
  }
}

/**
 * By content, not by date: npm writes what it installed into node_modules/.package-lock.json last, so a broken
 * install has no such file, and a checkout of the same lock file is not a reason to install again.
 *
 * @param {string} project
 */
export function isInstalled(project) {
  const installed = join(project, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = packagesOf(join(project, 'package-lock.json'));
  const present = packagesOf(installed);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    // Optional packages are those of other systems; their absence says nothing.
    return found ? found.version === entry.version : entry.optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  const lock = /** @type {{ packages: ReturnType<typeof packagesOf> }} */ (JSON.parse(readFileSync(file, 'utf8')));
  return lock.packages;
}

/**
 * What a person can do about npm's failure.
 *
 * @param {string} output npm's standard error
 */
export function explain(output) {
  const reasons = [
    [
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i,
      'the package registry could not be reached. The first time needs a connection; check it, or npm’s registry and proxy settings',
    ],
    [/EACCES|EPERM|EROFS/, 'this folder cannot be written to. Clone Meridian into a folder of your own'],
    [/ENOSPC/, 'the disk is full. Free 2 GB'],
    [/ENOENT.*npm|npm ENOENT/, 'npm was not found. Install Node with npm from https://nodejs.org'],
    [/EUSAGE|in sync/, 'package.json and package-lock.json do not agree. Run "npm run lock" and commit both'],
  ];
  const found = reasons.find(([pattern]) => /** @type {RegExp} */ (pattern).test(output));
  return `Meridian could not be installed: ${found ? found[1] : 'npm ci failed for the reason above'}. Then run the same command again.`;
}
