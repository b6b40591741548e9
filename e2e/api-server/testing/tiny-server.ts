import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { Process } from '../../../shared/model/process.ts';
import { type ApiServer, type ApiServerOptions, startApiServer } from '../start.ts';
import { tinyBundle } from './tiny-bundle.ts';

export interface TinyServer extends ApiServer {
  /** Stops the server and removes everything it kept. */
  end(): Promise<void>;
}

/**
 * A server with the tiny bundle on a free port: on PGlite in memory, or in a new database of the PostgreSQL server that
 * MERIDIAN_TEST_DATABASE names, so that the same tests can be run on both.
 */
export async function startTinyServer(
  options: Partial<ApiServerOptions> & { qa?: Process['qa']; form?: Process['form'] } = {},
): Promise<TinyServer> {
  const { qa, form, ...rest } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-api-'));
  const bundle = await tinyBundle(folder, { ...(qa && { qa }), ...(form && { form }) });
  const own = await createDatabase(process.env['MERIDIAN_TEST_DATABASE']);
  const server = await startApiServer({ port: 0, bundles: [bundle], databaseUrl: own?.url, ...rest });
  return {
    ...server,
    end: async () => {
      await server.stop();
      await own?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(serverUrl: string | undefined): Promise<{ url: string; drop(): Promise<void> } | null> {
  if (serverUrl === undefined || serverUrl === '') return null;
  const name = `meridian_test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}
