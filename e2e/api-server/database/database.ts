/** What may be asked of the database, inside a transaction or out of it. Parameters are `$1`, `$2`… */
export interface Queries {
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Several statements without parameters. */
  run(script: string): Promise<void>;
}

/** PostgreSQL, in a server or in this process. Whole numbers come as numbers, `timestamptz` as `Date`. */
export interface Database extends Queries {
  /** For people: which database this is, without its password. */
  readonly description: string;
  /** Commits when `work` resolves and rolls back when it throws. */
  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

// Any number will do, as long as nobody else in the database uses it.
const WRITER_LOCK = 7_610_001;

/** A transaction that no other writer overlaps, so that numbers it draws are in commit order. */
export function writeTransaction<T>(database: Database, work: (tx: Queries) => Promise<T>): Promise<T> {
  return database.transaction(async tx => {
    await tx.query('select pg_advisory_xact_lock($1)', [WRITER_LOCK]);
    return work(tx);
  });
}
