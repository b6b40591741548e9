import { open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Dice } from '../faults/lab/seeded.ts';

/** What can happen to the browser's database between two runs. Says what it did; null where there was nothing to damage. */
export interface Damage {
  readonly name: string;
  strike(folder: string, dice: Dice): Promise<string | null>;
}

/** The files of the browser's databases, wherever below the profile they are. */
async function filesOf(folder: string, kind: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && kind.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))
    .toSorted();
}

const KINDS = {
  log: /\.log$/,
  table: /\.ldb$/,
  manifest: /^MANIFEST-/,
  current: /^CURRENT$/,
  /** What is larger than 64 kB has a file of its own. */
  blob: /^[0-9a-f]+$/,
  any: /./,
} as const;
type Kind = keyof typeof KINDS;

function each(name: string, kind: Kind, change: (file: string, dice: Dice) => Promise<void>): Damage {
  return {
    name,
    async strike(folder, dice) {
      const files = await filesOf(folder, KINDS[kind]);
      for (const file of files) await change(file, dice);
      return files.length === 0 ? null : `${name}: ${files.length}`;
    },
  };
}

function one(name: string, kind: Kind, change: (file: string, dice: Dice) => Promise<void>): Damage {
  return {
    name,
    async strike(folder, dice) {
      const files = await filesOf(folder, KINDS[kind]);
      if (files.length === 0) return null;
      const file = dice.pick(files);
      await change(file, dice);
      return `${name}: ${path.basename(file)}`;
    },
  };
}

const remove = (file: string) => rm(file);
const empty = (file: string) => truncate(file, 0);
const cut = async (file: string, dice: Dice) => truncate(file, Math.floor((await sizeOf(file)) * dice.chance()));
const noise = async (file: string, dice: Dice) =>
  writeFile(file, Buffer.from(Array.from({ length: await sizeOf(file) }, () => dice.between(0, 255))));
const zeros = async (file: string) => writeFile(file, Buffer.alloc(await sizeOf(file)));
const flips = (count: number) => async (file: string, dice: Dice) => {
  const bytes = await readFile(file);
  for (let i = 0; i < count && bytes.length > 0; i++) {
    const at = dice.between(0, bytes.length - 1);
    bytes.writeUInt8(bytes.readUInt8(at) ^ dice.between(1, 255), at);
  }
  await writeFile(file, bytes);
};

async function sizeOf(file: string): Promise<number> {
  const handle = await open(file);
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** What a story does. Chromium writes tables only when there is much in them: those are for the program. */
export const STORY_DAMAGES: readonly Damage[] = [
  {
    name: 'the folder is gone',
    async strike(folder) {
      await rm(folder, { recursive: true, force: true });
      return 'the folder is gone';
    },
  },
  each('CURRENT is gone', 'current', remove),
  each('the log is gone', 'log', remove),
  each('bytes of the log are flipped', 'log', flips(20)),
  each('the log is cut', 'log', cut),
  each('the manifest is gone', 'manifest', remove),
  each('the manifest is noise', 'manifest', noise),
  each('the log is zeros', 'log', zeros),
  each('the log is noise', 'log', noise),
  each('CURRENT is noise', 'current', noise),
  each('every file is noise', 'any', noise),
];

/** Every way there is. */
export const DAMAGES: readonly Damage[] = [
  ...STORY_DAMAGES,
  each('the tables are gone', 'table', remove),
  each('bytes of the tables are flipped', 'table', flips(20)),
  one('one file is zeros', 'any', zeros),
  each('CURRENT is empty', 'current', empty),
  each('the manifest is cut', 'manifest', cut),
  each('bytes of the manifest are flipped', 'manifest', flips(3)),
  each('the log is empty', 'log', empty),
  one('one table is gone', 'table', remove),
  one('one table is cut', 'table', cut),
  one('one table is noise', 'table', noise),
  one('one bit of a table is another', 'table', flips(1)),
  one('one bit of the log is another', 'log', flips(1)),
  one('one file is gone', 'any', remove),
  one('one file is cut', 'any', cut),
  each('every file is empty', 'any', empty),
  each('the large values are gone', 'blob', remove),
  each('the large values are cut', 'blob', cut),
  each('the large values are noise', 'blob', noise),
  one('one bit of a large value is another', 'blob', flips(1)),
];
