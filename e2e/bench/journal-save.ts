import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../electron/core/journal/open-journal.ts';
import { createNodeLogFiles } from '../../electron/core/sealed-log/node-log-files.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import type { JournalItem } from '../../shared/model/journal.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { silentLog } from './silent.ts';
import { percentile } from './statistics.ts';
import { typedDraft } from './typed-drafts.ts';

const SAVES = 150;
const SIZES = { '4Kb': 4 * 1024, '50Kb': 50 * 1024 };

/** What a person waits for when the window says "saved", without the window: the journal of the main process. */
export const journalSave: Benchmark = {
  name: 'journal-save',
  ours: `${SAVES} drafts of 4 KB and of 50 KB, one after the other: checked, sealed, appended, synced`,
  floor: 'the same bytes appended to an open file and synced, one after the other',
  needsWindow: false,
  async prepare() {
    const folder = await mkdtemp(join(tmpdir(), 'meridian-journal-save-'));
    let runs = 0;
    return {
      async runOurs() {
        const files = createNodeLogFiles(join(folder, `ours-${++runs}`));
        const journal = await openJournal({ files, key: randomBytes(32), clock: systemClock, log: silentLog });
        const figures = await savesOf(async item => {
          const kept = await journal.keep([item]);
          if (!kept.ok) throw new Error(kept.failure.message);
        });
        await journal.close();
        return figures;
      },
      async runFloor() {
        const file = await open(join(folder, `floor-${++runs}`), 'w', 0o600);
        const figures = await savesOf(async item => {
          await file.write(Buffer.from(JSON.stringify(item)));
          await file.datasync();
        });
        await file.close();
        return figures;
      },
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

async function savesOf(save: (item: JournalItem) => Promise<void>): Promise<Figures> {
  const figures: Figures = {};
  for (const [size, bytes] of Object.entries(SIZES)) {
    const times: number[] = [];
    for (let i = 0; i < SAVES; i++) {
      const item = aDraft(i, bytes);
      const from = performance.now();
      await save(item);
      times.push(performance.now() - from);
    }
    figures[`p50Of${size}Ms`] = percentile(times, 50);
    figures[`p95Of${size}Ms`] = percentile(times, 95);
  }
  return figures;
}

function aDraft(n: number, bytes: number): JournalItem {
  const judgment = typedDraft(n, bytes);
  return { kind: 'draft', caseId: judgment.caseId, judgment, baseVersion: 0, savedAt: '2026-03-02T09:00:00Z' };
}
