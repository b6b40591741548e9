import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const CuadCase = z.object({
  id: z.string(),
  title: z.string(),
  contractType: z.string(),
  documents: z.array(
    z.object({ id: z.string(), file: z.string(), mediaType: z.string(), pages: z.number().int().optional() }),
  ),
  questions: z.array(
    z.object({
      category: z.string(),
      question: z.string(),
      expertAnswer: z.string().nullable(),
      answers: z.array(z.object({ text: z.string(), start: z.number().int(), clause: z.number().int() })),
    }),
  ),
});
/** A contract of the data set with its 41 answered questions. */
export type CuadCase = z.infer<typeof CuadCase>;

/** Reads the data set in `dir`, the folder with `cases.json`, `txt/` and `pdf/`. */
export async function readCuad(dir: string): Promise<CuadCase[]> {
  return z.array(CuadCase).parse(JSON.parse(await readFile(join(dir, 'cases.json'), 'utf8')));
}
