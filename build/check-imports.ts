import { resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';

const ROOMS = ['shared', 'electron', 'renderer', 'build', 'e2e'];

/**
 * Fewer modules than this means that the checker could not read TypeScript (it says nothing then and reports
 * success), not that Meridian became small.
 */
const FEWEST_MODULES = 100;

process.chdir(resolve(import.meta.dirname, '..'));
const options = await extractOptions('./build/dependency-rules.cjs');
const { output } = await cruise(ROOMS, { ...options, validate: true });
const { summary, modules } = output as ICruiseResult;
const own = modules.filter(module => ROOMS.some(room => module.source.startsWith(`${room}/`))).length;

for (const violation of summary.violations) {
  const rule = summary.ruleSetUsed?.forbidden?.find(one => one.name === violation.rule.name);
  const path = [violation.from, ...(violation.cycle?.map(step => step.name) ?? [violation.to])];
  console.error(`${path.join(' → ')}\n  ${violation.rule.name}: ${rule?.comment ?? ''}`);
}
if (own < FEWEST_MODULES) {
  console.error(`Only ${own} modules were seen, at least ${FEWEST_MODULES} were expected: the checker read nothing.`);
}
console.log(
  `${own} modules, ${summary.totalDependenciesCruised} imports, ${summary.violations.length} against the rules.`,
);
process.exitCode = summary.violations.length > 0 || own < FEWEST_MODULES ? 1 : 0;
