import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** The client's own API; null starts the reference API. */
  readonly apiUrl: string | null;
  /** A bundle for the reference API; null makes the demonstration. */
  readonly casesFolder: string | null;
  readonly host: 'electron' | 'chromium' | null;
  readonly port: number;
  readonly apiPort: number;
  /** A browser's path or `none`; null lets the host find one. */
  readonly browser: string | null;
  /** Holds the API's database and the window's profile of this choice of cases or API, apart from every other. */
  readonly folder: string;
}

export const USAGE =
  'npm start [-- [--api URL] [--cases DIR] [--host electron|chromium] [--port 47600] [--api-port 47610] [--browser PATH|none]]';

/** Throws a sentence. */
export function readStartOptions(args: readonly string[], project: string): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      api: { type: 'string' },
      cases: { type: 'string' },
      host: { type: 'string' },
      port: { type: 'string', default: '47600' },
      'api-port': { type: 'string', default: '47610' },
      browser: { type: 'string' },
    },
  });
  if (values.api !== undefined && values.cases !== undefined) {
    throw new Error('Give --api or --cases, not both: cases are loaded into the reference API only.');
  }
  if (values.api !== undefined && !URL.canParse(values.api)) {
    throw new Error(`--api takes the address of the client's API (https://…), not "${values.api}".`);
  }
  const casesFolder = values.cases === undefined ? null : resolve(values.cases);
  return {
    apiUrl: values.api ?? null,
    casesFolder,
    host: hostOf(values.host),
    port: portOf('--port', values.port),
    apiPort: portOf('--api-port', values['api-port']),
    browser: values.browser ?? null,
    folder: join(project, '.local', folderName(values.api ?? casesFolder)),
  };
}

function hostOf(text: string | undefined): StartOptions['host'] {
  if (text === undefined || text === 'electron' || text === 'chromium') return text ?? null;
  throw new Error(`--host is electron or chromium, not "${text}".`);
}

function portOf(name: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port > 0 && port <= 65_535) return port;
  throw new Error(`${name} takes a number from 1 to 65535, not "${text}".`);
}

function folderName(source: string | null): string {
  return source === null ? 'demonstration' : `cases-${createHash('sha256').update(source).digest('hex').slice(0, 12)}`;
}
