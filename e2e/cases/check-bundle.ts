import type { BundleCase, BundleFile } from './bundle.ts';
import { type BundleProblem, pointerOf } from './bundle-error.ts';
import { checkForm } from './check-form.ts';
import { checkHistory } from './check-history.ts';
import type { Known, Report } from './report.ts';

/**
 * Everything in `cases.json` that its schema cannot say: ids that occur twice, references to nothing, forms that are no
 * JSON Schema, time zones that do not exist. Pure; files are looked at by the loader.
 */
export function checkBundle(bundle: BundleFile): BundleProblem[] {
  const problems: BundleProblem[] = [];
  const report: Report = (path, message) => problems.push({ file: 'cases.json', pointer: pointerOf(path), message });
  const known: Known = {
    people: new Set(bundle.people.map(person => person.id)),
    processes: new Set(bundle.processes.map(process => `${process.processId}@${process.version}`)),
    cases: new Set(bundle.cases.map(({ id }) => id)),
  };

  if (!isTimeZone(bundle.client.timeZone)) {
    report(['client', 'timeZone'], `"${bundle.client.timeZone}" is not an IANA time zone`);
  }
  reportRepeats(
    bundle.people.map(person => person.id),
    index => report(['people', index, 'id'], `the id "${bundle.people[index]?.id}" was used before`),
  );
  reportRepeats(
    bundle.people.map(person => person.userName),
    index => report(['people', index, 'userName'], `the user name "${bundle.people[index]?.userName}" was used before`),
  );
  bundle.people.forEach((person, index) => {
    if (person.timeZone !== undefined && !isTimeZone(person.timeZone)) {
      report(['people', index, 'timeZone'], `"${person.timeZone}" is not an IANA time zone`);
    }
    person.team?.forEach((id, at) => {
      if (!known.people.has(id)) report(['people', index, 'team', at], `no person has the id "${id}"`);
    });
  });
  reportRepeats(
    bundle.processes.map(process => `${process.processId}@${process.version}`),
    index => report(['processes', index], 'this version of the process is given twice'),
  );
  bundle.processes.forEach((process, index) => checkForm(process, ['processes', index], report));

  reportRepeats(
    bundle.cases.map(({ id }) => id),
    index => report(['cases', index, 'id'], `the id "${bundle.cases[index]?.id}" was used before`),
  );
  checkDocumentIds(bundle, report);
  bundle.cases.forEach((one, index) => checkCase(one, ['cases', index], known, report));
  reportRepeats(
    bundle.cases.flatMap(one => one.history?.submissions.map(submission => submission.id) ?? []),
    (_, id) => report(['cases'], `two submissions have the id "${id}"`),
  );
  reportRepeats(
    bundle.cases.flatMap(one => one.history?.reviews.map(review => review.id) ?? []),
    (_, id) => report(['cases'], `two reviews have the id "${id}"`),
  );
  return problems;
}

function checkCase(one: BundleCase, path: readonly PropertyKey[], known: Known, report: Report): void {
  const processId = `${one.process.processId}@${one.process.version}`;
  if (!known.processes.has(processId)) report([...path, 'process'], `no process has the id and version ${processId}`);
  if (!known.people.has(one.assignedTo)) {
    report([...path, 'assignedTo'], `no person has the id "${one.assignedTo}"`);
  }
  one.related.forEach(({ caseId }, index) => {
    if (!known.cases.has(caseId)) report([...path, 'related', index, 'caseId'], `no case has the id "${caseId}"`);
  });
  const own = new Set(one.documents.map(document => document.id));
  one.documents.forEach((document, index) => {
    for (const relation of ['supersedes', 'partOf', 'renditionOf'] as const) {
      const id = document[relation];
      if (id !== undefined && !own.has(id)) {
        report([...path, 'documents', index, relation], `no document of this case has the id "${id}"`);
      }
    }
  });
  checkHistory(one, path, known, report);
}

function checkDocumentIds(bundle: BundleFile, report: Report): void {
  const seen = new Set<string>();
  bundle.cases.forEach((one, caseIndex) => {
    one.documents.forEach(({ id }, index) => {
      if (seen.has(id)) report(['cases', caseIndex, 'documents', index, 'id'], `the id "${id}" was used before`);
      seen.add(id);
    });
  });
}

function reportRepeats(ids: readonly string[], repeat: (index: number, id: string) => void): void {
  const seen = new Set<string>();
  ids.forEach((id, index) => {
    if (seen.has(id)) repeat(index, id);
    seen.add(id);
  });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // RangeError: the zone is not known.
    return false;
  }
}
