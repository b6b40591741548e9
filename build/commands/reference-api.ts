import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { startProgram, type RunningProgram } from './child-process.ts';
import { parseEvent } from './json-events.ts';

export interface ReferenceApi {
  readonly url: string;
  readonly program: RunningProgram;
}

/** Starts the reference API and waits until it listens. Rejects with a sentence. */
export async function startReferenceApi(port: number, dataFolder: string, casesFolder: string): Promise<ReferenceApi> {
  let listening: (url: string) => void = () => {};
  const url = new Promise<string>(resolve => {
    listening = resolve;
  });
  const args = ['e2e/api-server/main.ts', '--port', String(port), '--data', dataFolder, '--cases', casesFolder];
  const program = startProgram(process.execPath, {
    args,
    onLine: line => {
      const event = parseEvent(line);
      if (event?.event === 'listening') listening(event.url);
      else if (!event) console.log(line);
    },
  });
  const started = await Promise.race([url, program.ended]);
  if (typeof started === 'number') {
    throw new Error(`The reference API ended with code ${started} before it listened. What it said is above.`);
  }
  return { url: started, program };
}

const People = z.object({
  people: z.array(
    z.object({ name: z.string(), userName: z.string(), password: z.string(), roles: z.array(z.string()) }),
  ),
});

/** Who can sign in to a bundle, a line each. Rejects with a sentence. */
export async function describePeople(casesFolder: string): Promise<string> {
  const file = join(casesFolder, 'cases.json');
  const { people } = await readFile(file, 'utf8')
    .then(text => People.parse(JSON.parse(text)))
    .catch((error: unknown) => {
      throw new Error(`The people of these cases cannot be read from ${file}. Is it a bundle of cases?`, {
        cause: error,
      });
    });
  return people
    .map(
      person =>
        `  ${person.userName.padEnd(12)} ${person.password.padEnd(16)} ${person.name} (${person.roles.join(', ')})`,
    )
    .join('\n');
}
