import { parseArgs } from 'node:util';
import { DAMAGES } from './damages.ts';
import { runDamages } from './run-damages.ts';
import { runKills } from './run-kills.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '120' },
    damage: { type: 'string' },
    /** Damages of this kind alone: a word of their names. */
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const say = (line: string) => console.error(line);
const report =
  values.damage === undefined
    ? await runKills(Number(values.kills), seed, say)
    : await runDamages(
        Number(values.damage),
        seed,
        say,
        DAMAGES.filter(({ name }) => name.includes(values.only)),
      );
console.log(values.json ? JSON.stringify(report) : report);
const shut = 'shut' in report ? report.shut : [];
process.exitCode = report.lost.length + report.duplicated.length + shut.length === 0 ? 0 : 1;
