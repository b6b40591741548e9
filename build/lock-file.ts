export interface LockEntry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export interface Lock {
  packages: Record<string, LockEntry>;
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * Adds the binaries of other platforms that a registry does not have. npm leaves them out of the lock, and then
 * `npm ci` refuses it ("Missing: … from lock file"). An added entry is skipped wherever its system is not ours.
 * Returns the names that were added.
 */
export function completeLock(lock: Lock): { lock: Lock; added: string[] } {
  const packages = { ...lock.packages };
  const added: string[] = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const isExact = /^\d+\.\d+\.\d+\S*$/.test(version);
      if (!isExact || resolvesFrom(place, name).some(path => packages[path])) continue;
      packages[`node_modules/${name}`] = platformEntry(name, version, entry.dev === true);
      added.push(name);
    }
  }
  const sorted = Object.entries(packages).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/** Where Node looks for `name` from the package at `place`, nearest first. */
function resolvesFrom(place: string, name: string): string[] {
  const parts = place.split('/node_modules/');
  const nested = parts.map(
    (_, index) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/node_modules/${name}`,
  );
  return [...nested, `node_modules/${name}`];
}

function platformEntry(name: string, version: string, isDev: boolean): LockEntry {
  const words = name.split(/[-/]/);
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : null;
  return {
    version,
    cpu: PROCESSORS.filter(processor => words.includes(processor)),
    ...(isDev ? { dev: true } : {}),
    ...(libc ? { libc } : {}),
    optional: true,
    os: SYSTEMS.filter(system => words.includes(system)),
  };
}
