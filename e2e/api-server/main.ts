import { parseArgs } from 'node:util';
import { startApiServer } from './start.ts';

const HELP = `The reference client API: what a client's server offers to Meridian.

node e2e/api-server/main.ts [--port 47610] [--data DIR] [--cases DIR]… [--verbose] [--allow-faults]

  --port          where to listen on 127.0.0.1
  --data DIR      where PGlite keeps the data; without it, in memory. DATABASE_URL uses a PostgreSQL server instead
  --cases DIR     a bundle of cases for an empty database; may be given several times
  --verbose       a line per request on stderr
  --allow-faults  for tests: POST /__test/faults makes requests fail, GET /__test/ledger counts effects`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '47610' },
      data: { type: 'string' },
      cases: { type: 'string', multiple: true, default: [] },
      verbose: { type: 'boolean', default: false },
      'allow-faults': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port needs a number from 0 to 65535, not “${values.port}”.`);
  }
  const server = await startApiServer({
    port,
    dataDir: values.data,
    databaseUrl: process.env['DATABASE_URL'] || undefined,
    bundles: values.cases,
    allowFaults: values['allow-faults'],
    log: values.verbose ? line => console.error(line) : undefined,
  });
  const stop = () => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(JSON.stringify({ event: 'listening', url: server.url }));
}

function fail(error: unknown): never {
  console.error(`The reference API could not start or stop: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

main().catch(fail);
