import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BUNDLE_FORMAT, type BundleFileInput } from '../bundle.ts';
import { contractCase } from './contracts/cases.ts';
import { contractDocuments, contracts } from './contracts/documents.ts';
import { contractProcess } from './contracts/process.ts';
import { applicants } from './insurance/applicants.ts';
import { insuranceCase } from './insurance/cases.ts';
import { applicantDocuments, type MadeDocument } from './insurance/documents.ts';
import { insuranceProcess } from './insurance/process.ts';
import { people } from './people.ts';
import { ordinaryRules } from '../ordinary-rules.ts';

/**
 * Writes the demonstration bundle into `dir`: a life insurer that outsources its underwriting and its contract review.
 * Every making gives the same bytes; the times of its cases are relative to the loading, so that it is alive every day.
 */
export async function makeDemoBundle(dir: string): Promise<void> {
  const cases: BundleFileInput['cases'] = [];
  for (const applicant of applicants) {
    const documents = await applicantDocuments(applicant);
    const { application, letter, lab, mail } = documents;
    await writeDocuments(dir, [application, letter, ...(lab ? [lab] : []), mail]);
    cases.push(insuranceCase(applicant, documents));
  }
  for (const contract of contracts) {
    const documents = await contractDocuments(contract);
    await writeDocuments(dir, documents);
    cases.push(contractCase(contract, documents));
  }
  const bundle: BundleFileInput = {
    format: BUNDLE_FORMAT,
    client: { name: 'Northwind Life', timeZone: 'Europe/Amsterdam' },
    workstation: { ...ordinaryRules, watermark: true },
    people,
    processes: [await insuranceProcess(), await contractProcess()],
    cases,
  };
  await writeFile(join(dir, 'cases.json'), `${JSON.stringify(bundle, null, 2)}\n`);
}

async function writeDocuments(dir: string, documents: readonly MadeDocument[]): Promise<void> {
  for (const { entry, bytes } of documents) {
    const path = join(dir, 'files', entry.file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

if (import.meta.main) {
  const dir = process.argv[2];
  if (dir === undefined) {
    console.error('Say where to write the demonstration cases: node e2e/cases/demo/make.ts FOLDER');
    process.exitCode = 2;
  } else {
    await makeDemoBundle(resolve(dir));
    console.log(`Demonstration cases written to ${resolve(dir)}`);
  }
}
