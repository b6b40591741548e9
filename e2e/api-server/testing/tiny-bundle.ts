import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CaseId, DocumentId, PersonId, ProcessId } from '../../../shared/model/ids.ts';
import type { Process } from '../../../shared/model/process.ts';
import { aWorkstation } from '../../../shared/model/testing/a-person.ts';
import type { Bundle, LoadedCase } from '../../cases/bundle.ts';

export const AT = '2026-11-23T09:00:00.000Z';
/** Larger than a part of a blob, so that ranges cross from one to the next. */
export const DOCUMENT = Buffer.from(
  Array.from({ length: (1 << 20) + 4096 }, (_, index) => (index * 7 + (index >> 8)) % 251),
);
export const DOCUMENT_SHA256 = createHash('sha256').update(DOCUMENT).digest('hex');

const processRef = { processId: ProcessId.parse('underwriting'), version: 1 };

/** Two analysts and two leads, both of both teams; everything is reviewed unless `qa` says otherwise. */
export async function tinyBundle(
  folder: string,
  {
    qa = { alwaysReview: 'true', passScore: 98, defects: [] },
    form = { schema: { type: 'object' } },
  }: { qa?: Process['qa']; form?: Process['form'] } = {},
): Promise<Bundle> {
  const file = path.join(folder, 'letter.pdf');
  await writeFile(file, DOCUMENT);
  const analysts = [PersonId.parse('ana'), PersonId.parse('ben')];
  return {
    client: { name: 'Northwind Life', timeZone: 'Europe/Copenhagen' },
    workstation: aWorkstation(),
    people: [
      { ...person('ana', 'Ana Silva'), roles: ['analyst'], team: [] },
      { ...person('ben', 'Ben Okafor'), roles: ['analyst'], team: [] },
      { ...person('lea', 'Lea Brandt'), roles: ['lead'], team: analysts },
      { ...person('liv', 'Liv Holm'), roles: ['analyst', 'lead'], team: [...analysts, PersonId.parse('lea')] },
    ],
    processes: [{ ...processRef, name: 'Underwriting', form, tags: [], ...(qa ? { qa } : {}) }],
    cases: [
      aCase('c-1', 'ana', file),
      aCase('c-2', 'ana', file),
      aCase('c-3', 'ana', file),
      aCase('c-4', 'ben', file),
      aCase('c-5', 'liv', file),
    ],
  };
}

function person(id: string, name: string) {
  return { id: PersonId.parse(id), name, userName: id, password: `${id}-password`, skills: ['life'] };
}

function aCase(id: string, userId: string, file: string): LoadedCase {
  const caseId = CaseId.parse(id);
  const documentId = DocumentId.parse(`${id}-letter`);
  return {
    case: {
      id: caseId,
      reference: id.toUpperCase(),
      title: `Life cover ${id}`,
      process: processRef,
      status: 'assigned',
      priority: 'normal',
      receivedAt: AT,
      dueAt: AT,
      related: [],
      assignment: { userId: PersonId.parse(userId), as: 'analyst', assignedAt: AT },
      documents: [documentId],
      attributes: { sumInsured: 100_000 },
    },
    documents: [
      {
        id: documentId,
        version: 1,
        caseId,
        name: 'Letter.pdf',
        mediaType: 'application/pdf',
        bytes: DOCUMENT.length,
        sha256: DOCUMENT_SHA256,
        path: file,
      },
    ],
    annotations: [],
    drafts: [],
    submissions: [],
    reviews: [],
    queries: [],
    notes: [],
  };
}
