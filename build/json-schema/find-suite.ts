import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../commands/step.ts';

/** Where Debian's package puts the official suite (`dpkg -L libtest-json-schema-acceptance-perl`). */
const DEBIAN = '/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance';
const PACKAGE = 'libtest-json-schema-acceptance-perl';

/** The JSON-Schema-Test-Suite of this computer; null when there is none. `JSON_SCHEMA_SUITE` may name one. */
export function findSuite(): string | null {
  const places = [process.env['JSON_SCHEMA_SUITE'], DEBIAN];
  return places.find(place => place !== undefined && existsSync(join(place, 'tests/draft2020-12'))) ?? null;
}

/** Finds the suite, or brings it where this may install packages. Null when neither works: its test then says so. */
export async function ensureSuite(): Promise<string | null> {
  const mayInstall = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (findSuite() === null && mayInstall) {
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    const install = () => run('apt-get', ['install', '-y', '-q', '--no-install-recommends', PACKAGE], environment);
    if (!(await install())) {
      await run('apt-get', ['update', '-q'], environment);
      await install();
    }
  }
  return findSuite();
}
