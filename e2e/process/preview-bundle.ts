import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FormModel } from '../../shared/forms/form-model.ts';
import type { BundleFileInput } from '../cases/bundle.ts';
import type { WrittenProcess } from './process-file.ts';

/** The analyst of a preview; the account exists on the reference server only. */
export const PREVIEW_USER = { userName: 'author', password: 'preview' } as const;

/**
 * Writes a bundle of one case, which is judged by the process: its form has the answers, its document lists the questions.
 *
 * @param answers what the form is filled with
 */
export async function writePreview(
  dir: string,
  process: WrittenProcess,
  form: FormModel,
  answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { decision, ...rest } = process;
  const { dmnFile: _file, ...model } = decision ?? { dmnFile: undefined };
  const bundle: BundleFileInput = {
    format: 'meridian-cases/1',
    client: { name: 'Preview', timeZone: 'UTC' },
    workstation: {
      leaseHours: 72,
      checkInMinutes: 60,
      idleLockMinutes: 0,
      watermark: false,
      screenCapture: true,
      copyText: 'anywhere',
      print: true,
      saveDocuments: true,
    },
    people: [{ id: 'p-author', name: 'Process author', ...PREVIEW_USER, roles: ['analyst'] }],
    processes: [{ ...rest, ...(decision ? { decision: model as NonNullable<typeof decision> } : {}) }],
    cases: [
      {
        id: 'preview-1',
        reference: 'PREVIEW-1',
        title: `Preview of ${process.name}`,
        process: { processId: process.processId, version: process.version },
        receivedAt: 'now-1h',
        dueAt: 'now+1d',
        assignedTo: 'p-author',
        documents: [{ id: 'd-questions', name: 'Questions.txt', mediaType: 'text/plain', file: 'questions.txt' }],
        history: {
          drafts: [
            {
              userId: 'p-author',
              answers: { ...answers },
              evidence: {},
              activeSeconds: 0,
              updatedAt: 'now-1m',
            },
          ],
        },
      },
    ],
  };
  await mkdir(join(dir, 'files'), { recursive: true });
  await writeFile(join(dir, 'files', 'questions.txt'), questionsOf(form));
  await writeFile(join(dir, 'cases.json'), JSON.stringify(bundle, null, 2));
}

function questionsOf(form: FormModel): string {
  const lines = [...form.fields.values()].map(({ key, kind, label, required, evidence }) => {
    const notes = [kind, ...(required ? ['required'] : []), ...(evidence === 'required' ? ['evidence required'] : [])];
    return `${label}\n    ${key} (${notes.join(', ')})`;
  });
  return `${lines.join('\n\n')}\n`;
}
