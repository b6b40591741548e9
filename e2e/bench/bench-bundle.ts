import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { syntheticCase } from './synthetic-feed.ts';
import { ordinaryRules } from '../cases/ordinary-rules.ts';

const PERSON_ID = 'person-1';

/** Whose cases they are. */
export const BENCH_PERSON = { userName: 'bench', password: 'bench-password' };

/** Writes a bundle of `count` cases of one person, without documents. */
export async function makeBenchBundle(folder: string, count: number): Promise<void> {
  await mkdir(path.join(folder, 'files'), { recursive: true });
  const now = Date.now();
  const bundle = {
    format: 'meridian-cases/1',
    client: { name: 'Bench', timeZone: 'Europe/Berlin' },
    workstation: { ...ordinaryRules, idleLockMinutes: 0 },
    people: [{ id: PERSON_ID, name: 'Bench Analyst', ...BENCH_PERSON, roles: ['analyst'], skills: [] }],
    processes: [
      {
        processId: 'bench',
        version: 1,
        name: 'Bench',
        form: { schema: { type: 'object', properties: { ok: { type: 'boolean' } } } },
      },
    ],
    cases: Array.from({ length: count }, (_, i) => {
      const { assignment, ...rest } = syntheticCase(i, PERSON_ID, now);
      return { ...rest, assignedTo: assignment.userId };
    }),
  };
  await writeFile(path.join(folder, 'cases.json'), JSON.stringify(bundle));
}
