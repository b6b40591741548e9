import { parseArgs } from 'node:util';
import { runDamages } from './run-damages.ts';
import { runKills } from './run-kills.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '120' },
    damage: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const say = (line: string) => console.error(line);
const report =
  values.damage === undefined
    ? await runKills(Number(values.kills), seed, say)
    : await runDamages(Number(values.damage), seed, say);
console.log(values.json ? JSON.stringify(report) : report);
process.exitCode = report.lost.length + report.duplicated.length === 0 ? 0 : 1;
