import * as z from 'zod';
import { ownerOnlyFile } from './owner-only-file.ts';

const Entries = z.record(z.string(), z.string());

/** Named strings in one file that only its owner can read. */
export interface SecretFile {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

export function secretFile(file: string): SecretFile {
  const storage = ownerOnlyFile(file);
  const parse = (text: string | null): Map<string, string> =>
    new Map(text === null ? [] : Object.entries(Entries.parse(JSON.parse(text))));
  const print = (entries: Map<string, string>): string => `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;

  return {
    get: async name => parse(await storage.read()).get(name) ?? null,
    set: (name, value) => storage.update(text => print(parse(text).set(name, value))),
    delete: name =>
      storage.update(text => {
        const entries = parse(text);
        entries.delete(name);
        return print(entries);
      }),
  };
}
