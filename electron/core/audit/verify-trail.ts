import type { ChainHead } from './chain.ts';
import { readTrail, type TrailFile } from './trail-file.ts';
import { verifyChain } from './verify-chain.ts';

/** What the verifier says of an export, in sentences. */
export interface Verdict {
  readonly isWhole: boolean;
  readonly lines: readonly string[];
}

/** Judges the text of an export. `heads` are those that the client's server has seen. */
export function verifyTrail(text: string, heads: readonly string[]): Verdict {
  const trail = readTrail(text);
  if (!trail.ok) return { isWhole: false, lines: [`Not whole: ${trail.failure.message}`] };
  const { entries, end, from, isSigned, machine } = trail.value;
  const findings = verifyChain(entries, end, heads, from);
  const sentences = findings.map(finding => finding.sentence);
  if (!isSigned) sentences.push('The closing line was not signed by the machine that the trail names.');
  const [first] = entries;
  const span = first ? `, ${first.at} to ${end.at}` : '';
  const about = [`Trail of installation ${machine}: ${entries.length} entries${span}, head ${end.hash}`];
  if (from.count > 0) {
    if (isSaid(trail.value, from))
      about.push(`Entries 1 to ${from.count} were removed when their time was over, and an entry says so.`);
    else sentences.push(`Entries 1 to ${from.count} are missing, and no entry says that they were removed.`);
  }
  if (sentences.length > 0)
    return { isWhole: false, lines: [...about, ...sentences.map(said => `Not whole: ${said}`)] };
  const anchored =
    heads.length === 0 ? 'No head was given to compare it with.' : `It has all ${heads.length} heads given.`;
  return { isWhole: true, lines: [...about, `Whole: nothing was changed, dropped, moved or cut off. ${anchored}`] };
}

/** Removing entries is itself an entry, made before. */
function isSaid({ entries }: TrailFile, from: ChainHead): boolean {
  return entries.some(
    ({ type, count, sha256 }) => type === 'trail.pruned' && count === from.count && sha256 === from.hash,
  );
}
