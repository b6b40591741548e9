import { expect, test } from 'vitest';
import { CaseId } from '../../shared/model/ids.ts';
import { ok, refuse } from '../../shared/result.ts';
import { handOver } from './hand-over.ts';

const about = {
  suggestedName: 'a.pdf',
  caseId: CaseId.parse('c-1'),
  documentId: null,
  format: 'pdf',
  count: 1,
} as const;

test('a file is handed over in parts that give it back whole, and then it is written', async () => {
  const content = Uint8Array.from({ length: 3_200_001 }, (_, i) => i % 251);
  const parts: { file: string; base64: string }[] = [];
  const answer = await handOver(
    {
      'files.part': async part => {
        parts.push(part);
        return ok(undefined);
      },
      'files.saveMarks': async ({ file }) => ok({ path: `/home/${file}` }),
    },
    content,
    about,
  );
  expect(parts.length).toBe(3);
  expect(answer).toEqual({ ok: true, value: { path: `/home/${parts[0]?.file}` } });
  const whole = atob(parts.map(({ base64 }) => base64).join(''));
  expect(whole.length).toBe(content.length);
  expect(content.every((byte, i) => whole.charCodeAt(i) === byte)).toBe(true);
});

test('where a part is refused, nothing is written', async () => {
  let isWritten = false;
  const answer = await handOver(
    {
      'files.part': async () => refuse('too-large', 'no'),
      'files.saveMarks': async () => {
        isWritten = true;
        return ok({ path: '' });
      },
    },
    new Uint8Array(3),
    about,
  );
  expect([answer.ok, isWritten]).toEqual([false, false]);
});
