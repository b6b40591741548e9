import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Dice } from '../faults/lab/seeded.ts';
import { writeSmallShift } from './small-shift.ts';

const CASES = 20;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LINES = 4;
/** What the person types: nine in each. */
const TYPED = 10;

/** Words that nobody else says, each in one place of the case data or of the person's own work. */
export interface CanaryShift {
  readonly bundle: string;
  /** References of the cases, in the order of the queue. */
  readonly references: readonly string[];
  readonly answers: readonly string[];
  readonly notes: readonly string[];
  /** All of them, also those that are typed later. */
  readonly all: readonly string[];
}

/**
 * Two hundred planted strings: references, titles, names, attributes, file names, words of documents, and words for
 * answers and notes. Letters drawn at random, so that no packing makes one out of another.
 */
export async function writeCanaryShift(folder: string, dice: Dice): Promise<CanaryShift> {
  const all: string[] = [];
  const canary = (): string => {
    const made = Array.from({ length: 20 }, () => LETTERS.charAt(dice.between(0, LETTERS.length - 1))).join('');
    all.push(made);
    return made;
  };
  const cases = Array.from({ length: CASES }, (_, i) => ({
    reference: `HM-${i + 1}`,
    documents: [{ name: `${canary()}.txt`, file: `words-${i}.txt`, mediaType: 'text/plain' }],
  }));
  const bundle = await writeSmallShift(folder, cases);
  for (let i = 0; i < CASES; i++) {
    const lines = Array.from({ length: LINES }, () => `On that night ${canary()} was seen at the harbour.`);
    await writeFile(path.join(bundle, 'files', `words-${i}.txt`), `${lines.join('\n')}\n`);
  }
  const file = path.join(bundle, 'cases.json');
  const written = JSON.parse(await readFile(file, 'utf8')) as {
    people: Record<string, unknown>[];
    cases: Record<string, unknown>[];
  };
  // Somebody who can be given a case.
  written.people.push({ ...written.people[0], id: 'bo', name: 'Bo Berg', userName: 'bo', password: 'bo-password' });
  const references: string[] = [];
  for (const one of written.cases) {
    const reference = canary();
    references.push(reference);
    Object.assign(one, { reference, title: `Pipe of ${canary()}`, attributes: { policy: canary(), holder: canary() } });
  }
  await writeFile(file, JSON.stringify(written));
  const answers = Array.from({ length: TYPED }, canary);
  const notes = Array.from({ length: TYPED }, canary);
  return { bundle, references, answers, notes, all };
}
