import { createNodeLogFiles } from '../../sealed-log/node-log-files.ts';
import { systemClock } from '../../system-clock.ts';
import { silentLog } from '../../testing/silent-log.ts';
import { openJournal } from '../open-journal.ts';
import { JOURNAL_KEY } from './a-journal.ts';
import { aDraft, anAct } from './work.ts';

/** Keeps act after act in the folder named, and says the number of each when it was told that it is kept. */
const [folder = '', first = '1'] = process.argv.slice(2);
const files = createNodeLogFiles(folder);
const own = { key: JOURNAL_KEY, clock: systemClock, log: silentLog, segmentBytes: 20_000, reserveBytes: 4096 };
const journal = await openJournal({ files, ...own });
for (let seq = Number(first); ; seq++) {
  const kept = await journal.keep([anAct(seq), aDraft(`c-${seq % 5}`, 'canary '.repeat(100))]);
  if (kept.ok) process.stdout.write(`${seq}\n`);
}
