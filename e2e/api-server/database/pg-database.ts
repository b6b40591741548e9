import { Pool, type PoolClient, types } from 'pg';
import type { Database, Queries } from './database.ts';

const INT8 = 20;

/** A PostgreSQL server. Rejects with a sentence when it cannot be reached. */
export async function openPostgres(databaseUrl: string): Promise<Database> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 8,
    types: {
      // Our bigints count changes and bytes: far below 2^53.
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8
          ? Number
          : (types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format)) as never,
    },
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {});
  const { host, pathname } = new URL(databaseUrl);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new Error(
      `The database at ${host}${pathname} (DATABASE_URL) cannot be used: ${why}. ` +
        'Start it, correct DATABASE_URL, or unset DATABASE_URL to keep the data in a folder.',
      { cause: error },
    );
  }
  return {
    ...queriesOf(pool),
    description: `PostgreSQL at ${host}${pathname}`,
    transaction: async work => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work(queriesOf(client));
        await client.query('commit');
        return result;
      } catch (error) {
        // The connection itself may be what broke; then there is nothing left to roll back.
        await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

function queriesOf(client: Pool | PoolClient): Queries {
  return {
    query: async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...parameters])).rows,
    run: async script => {
      await client.query(script);
    },
  };
}
