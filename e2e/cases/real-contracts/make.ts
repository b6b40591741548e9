import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BUNDLE_FORMAT, type BundleFileInput } from '../bundle.ts';
import { LEILA, MATEO, people } from '../demo/people.ts';
import { contractFormProcess, REAL_CONTRACTS } from './contract-form.ts';
import { type CuadCase, readCuad } from './cuad.ts';
import { ordinaryRules } from '../ordinary-rules.ts';

/**
 * Turns the CUAD folder `source` into a bundle in `dir`: one case a contract, its PDF first where there is one, then its
 * text. The cases keep the data set's ids, so that `readGold` has their answers.
 *
 * @returns how many cases were written; at most `limit`
 */
export async function makeRealContractsBundle(
  source: string,
  dir: string,
  options: { limit?: number } = {},
): Promise<number> {
  const contracts = (await readCuad(source)).slice(0, options.limit);
  const [sample] = contracts;
  if (!sample) throw new Error(`There are no contracts in ${source}.`);
  const cases = [];
  for (const [index, contract] of contracts.entries()) {
    for (const { file } of contract.documents) {
      await mkdir(dirname(join(dir, 'files', file)), { recursive: true });
      await copyFile(join(source, file), join(dir, 'files', file));
    }
    cases.push(caseOf(contract, index));
  }
  const bundle: BundleFileInput = {
    format: BUNDLE_FORMAT,
    client: { name: 'Harbour Counsel', timeZone: 'America/New_York' },
    workstation: ordinaryRules,
    people,
    processes: [contractFormProcess(sample)],
    cases,
  };
  await writeFile(join(dir, 'cases.json'), `${JSON.stringify(bundle, null, 1)}\n`);
  return cases.length;
}

function caseOf(contract: CuadCase, index: number): BundleFileInput['cases'][number] {
  const isPdf = (file: string): boolean => file.toLowerCase().endsWith('.pdf');
  const documents = contract.documents.toSorted((a, b) => Number(isPdf(b.file)) - Number(isPdf(a.file)));
  return {
    id: contract.id,
    reference: contract.id.toUpperCase(),
    title: contract.title.slice(0, 200),
    process: REAL_CONTRACTS,
    priority: index % 7 === 3 ? 'high' : 'normal',
    receivedAt: `now-${20 + index}h`,
    dueAt: `now+${6 + index * 3}h`,
    assignedTo: index % 2 === 0 ? LEILA : MATEO,
    documents: documents.map(document => ({
      id: document.id,
      name: isPdf(document.file) ? 'Agreement.pdf' : 'Agreement, text.txt',
      mediaType: document.mediaType,
      file: document.file,
      role: isPdf(document.file) ? 'contract' : 'contract-text',
      language: 'en',
      ...(document.pages !== undefined && { pages: document.pages }),
    })),
    attributes: { contractType: contract.contractType },
  };
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { limit: { type: 'string' } } });
  const [source, dir] = positionals;
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (source === undefined || dir === undefined || (limit !== undefined && !(limit >= 1))) {
    console.error(
      'Say where the contracts are and where the bundle goes: node e2e/cases/real-contracts/make.ts CUAD-FOLDER FOLDER [--limit N]',
    );
    process.exitCode = 2;
  } else {
    const count = await makeRealContractsBundle(resolve(source), resolve(dir), limit === undefined ? {} : { limit });
    console.log(`${count} contracts written to ${resolve(dir)}`);
  }
}
