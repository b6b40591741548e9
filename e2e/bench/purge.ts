import { runDocuments } from './document-trial.ts';
import type { Trial } from './trial.ts';

const DOCUMENTS = 1000;
const CASES = 10;
const BYTES = (2 * 1024 ** 3) / DOCUMENTS;

export const purge: Trial = {
  name: 'purge',
  what: `${DOCUMENTS} documents, 2 GiB, of ${CASES} cases that leave the feed in one page: keys destroyed, then every row and chunk`,
  async run(say) {
    const documents = Array.from({ length: DOCUMENTS }, (_, i) => {
      return { id: `d-${i}`, number: i, bytes: Math.round(BYTES), caseId: `case-${i % CASES}` };
    });
    const ran = await runDocuments({ documents, cuts: [], purge: true });
    if (!ran.purged) throw new Error('Nothing was purged');
    say(`purge: fetched before in ${Math.round(ran.ms / 1000)} s`);
    return [
      { name: 'purgeSeconds', value: ran.purged.ms / 1000, most: 5 },
      // On a machine that does other things as well, this says more.
      { name: 'purgeCpuSeconds', value: ran.purged.cpuMs / 1000, most: null },
      { name: 'keysLeft', value: ran.purged.keysLeft, most: 0 },
      { name: 'addedMiB', value: ran.addedMiB, most: null },
    ];
  },
};
