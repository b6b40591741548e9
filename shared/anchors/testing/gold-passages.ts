import * as z from 'zod';
import type { Passages } from './measure-edits.ts';

const Contracts = z.array(
  z.object({
    documents: z.array(z.object({ file: z.string(), mediaType: z.string() })),
    questions: z.array(z.object({ answers: z.array(z.object({ text: z.string(), start: z.number() })) })),
  }),
);

/** The contracts of a folder laid out as CUAD is in `cases.json`: each text with the spans that experts marked in it. */
export function goldPassages(read: (file: string) => string): Passages[] {
  const contracts = Contracts.parse(JSON.parse(read('cases.json')));
  return contracts.map(({ documents, questions }) => {
    const file = documents.find(document => document.mediaType.startsWith('text/plain'))?.file ?? '';
    const spans = questions.flatMap(({ answers }) =>
      answers.map(answer => ({ start: answer.start, end: answer.start + answer.text.length })),
    );
    return { file, text: read(file), spans };
  });
}
