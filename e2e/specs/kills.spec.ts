import { runKills } from '../kills/run-kills.ts';
import { expect, test } from '../test.ts';

const KILLS = 6;

test('I3 I2 after real kills nothing that the screen promised is lost or there twice', async () => {
  test.setTimeout(300_000);
  const seed = Number(process.env['KILLS_SEED'] ?? 1);
  console.log(`kills: seed ${seed}; again with KILLS_SEED=${seed}`);
  const report = await runKills(KILLS, seed, line => console.log(line));
  expect(report).toMatchObject({ kills: KILLS, lost: [], duplicated: [] });
});
