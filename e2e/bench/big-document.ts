import { runBare, runDocuments } from './document-trial.ts';
import type { Trial } from './trial.ts';

const BYTES = 2 * 1024 ** 3;
const CUTS = 20;
const KIB = 1024;

/** Not at the ends of chunks. */
const cuts = Array.from({ length: CUTS }, (_, i) => Math.round((BYTES * (i + 1)) / (CUTS + 1)) + i * 77_777);

export const bigDocument: Trial = {
  name: 'big-document',
  what: `one document of 2 GiB over a line that breaks ${CUTS} times: fetched by the main process, hashed, sealed in chunks by the worker, verified, on a profile on the disk`,
  async run(say) {
    const document = { id: 'big', number: 1, bytes: BYTES, caseId: 'case-1' };
    const bareCpuMs = await runBare(document);
    const ran = await runDocuments({ documents: [document], cuts, purge: false });
    say(
      `big-document: asked for again after each cut: ${ran.again.map(bytes => `${Math.round(bytes / KIB)}`).join(', ')} KiB`,
    );
    if (ran.again.length !== CUTS) throw new Error(`${ran.again.length} cuts were gone on from, not ${CUTS}`);
    return [
      { name: 'addedMiB', value: ran.addedMiB, most: 256 },
      { name: 'cpuSeconds', value: ran.cpuMs / 1000, most: 15 },
      // What the same bytes cost here without hash, seal, cuts and main process: fetched and put into IndexedDB.
      { name: 'bareCpuSeconds', value: bareCpuMs / 1000, most: null },
      { name: 'mostKiBAgainAfterACut', value: Math.max(...ran.again) / KIB, most: 1024 },
      { name: 'seconds', value: ran.ms / 1000, most: null },
    ];
  },
};
