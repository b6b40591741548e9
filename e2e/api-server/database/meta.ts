import type { Queries } from './database.ts';

/** One value of the table of single values, made once by `make` and then kept for ever. */
export async function keptValue(queries: Queries, name: string, make: () => string | Promise<string>): Promise<string> {
  const read = () => queries.query<{ value: string }>('select value from meta where name = $1', [name]);
  const [found] = await read();
  if (found) return found.value;
  // Two servers may start at once: the first one's value wins for both.
  await queries.query('insert into meta (name, value) values ($1, $2) on conflict do nothing', [name, await make()]);
  const [kept] = await read();
  if (!kept) throw new Error(`The value ${name} was written and is not there.`);
  return kept.value;
}
