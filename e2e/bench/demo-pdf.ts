import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemoBundle } from '../cases/demo/make.ts';
import { LEILA } from '../cases/demo/people.ts';
import { loadBundle } from '../cases/load-bundle.ts';

/** A case that the first analyst can open, whose first document is a PDF, and that PDF. */
export async function demoPdf(): Promise<{ reference: string; bytes: Uint8Array }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meridian-bench-'));
  try {
    await makeDemoBundle(folder);
    const bundle = await loadBundle(folder);
    for (const { case: record, documents } of bundle.cases) {
      const [first] = documents;
      if (
        record.assignment.userId === LEILA &&
        record.status === 'assigned' &&
        first?.mediaType === 'application/pdf'
      ) {
        return { reference: record.reference, bytes: await readFile(first.path) };
      }
    }
    throw new Error('No demonstration case of the first analyst begins with a PDF');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
