import type { Run } from '../evaluate/run.ts';
import type { Instruction, Program } from './compile-pattern.ts';
import type { Flags } from './pattern.ts';

/** Places of a match and of its groups in the code points of the input; undefined for a group without part in it. */
export type Match = readonly (number | undefined)[];

/** The first match at or behind a place; null when there is none. Its time grows with input times pattern, no faster. */
export function find(program: Program, input: readonly number[], from: number, flags: Flags, run: Run): Match | null {
  if (program.hasReferences) return findWithReferences(program, input, from, flags, run);
  let threads: Threads = [];
  let found: Match | null = null;
  const { instructions } = program;
  const seen = new Int32Array(instructions.length).fill(-1);
  for (let at = from; at <= input.length; at++) {
    const next: Threads = [];
    const entries: Threads = found ? threads : [...threads, { pc: 0, slots: [] }];
    if (entries.length === 0) break;
    for (const { pc, slots } of follow(entries, instructions, seen, input, at, flags)) {
      const instruction = instructions[pc];
      if (instruction?.kind === 'match') {
        found = slots;
        // Threads behind this one are less preferred.
        break;
      }
      if (instruction?.kind === 'character' && at < input.length && instruction.matches(input[at] as number)) {
        next.push({ pc: pc + 1, slots });
      }
      run.step(2);
    }
    threads = next;
  }
  return found;
}

type Threads = { readonly pc: number; readonly slots: readonly (number | undefined)[] }[];

/** Follows threads through all that needs no character, in the order of preference, each step once at a place. */
function follow(
  entries: Threads,
  instructions: readonly Instruction[],
  seen: Int32Array,
  input: readonly number[],
  at: number,
  flags: Flags,
): Threads {
  const ready: Threads = [];
  const open = entries.toReversed();
  for (let thread = open.pop(); thread; thread = open.pop()) {
    const { pc, slots } = thread;
    if (seen[pc] === at) continue;
    seen[pc] = at;
    const instruction = instructions[pc];
    switch (instruction?.kind) {
      case 'either':
        open.push({ pc: instruction.second, slots }, { pc: instruction.first, slots });
        break;
      case 'jump':
        open.push({ pc: instruction.to, slots });
        break;
      case 'save': {
        const saved = slots.slice();
        saved[instruction.slot] = at;
        open.push({ pc: pc + 1, slots: saved });
        break;
      }
      case 'start':
      case 'end':
        if (isEdge(instruction.kind, input, at, flags)) open.push({ pc: pc + 1, slots });
        break;
      default:
        ready.push(thread);
    }
  }
  return ready;
}

function isEdge(kind: 'start' | 'end', input: readonly number[], at: number, { multiline }: Flags): boolean {
  if (kind === 'start') return at === 0 || (multiline && input[at - 1] === 0x0a && at < input.length);
  return at === input.length || (multiline && input[at] === 0x0a);
}

/** A pattern that refers to its own groups cannot be bounded otherwise: it is tried step by step, and steps are counted. */
function findWithReferences(
  { instructions }: Program,
  input: readonly number[],
  from: number,
  flags: Flags,
  run: Run,
): Match | null {
  for (let begin = from; begin <= input.length; begin++) {
    const open: { pc: number; at: number; slots: readonly (number | undefined)[] }[] = [
      { pc: 0, at: begin, slots: [] },
    ];
    for (let state = open.pop(); state; state = open.pop()) {
      run.step();
      const { pc, at, slots } = state;
      const instruction = instructions[pc];
      switch (instruction?.kind) {
        case 'match':
          return slots;
        case 'character':
          if (at < input.length && instruction.matches(input[at] as number))
            open.push({ pc: pc + 1, at: at + 1, slots });
          break;
        case 'either':
          open.push({ pc: instruction.second, at, slots }, { pc: instruction.first, at, slots });
          break;
        case 'jump':
          open.push({ pc: instruction.to, at, slots });
          break;
        case 'save': {
          const saved = slots.slice();
          saved[instruction.slot] = at;
          open.push({ pc: pc + 1, at, slots: saved });
          break;
        }
        case 'reference': {
          const group = input.slice(slots[instruction.number * 2] ?? 0, slots[instruction.number * 2 + 1] ?? 0);
          run.step(group.length);
          const isSame = group.every((code, index) => isSameCharacter(code, input[at + index], flags));
          if (isSame) open.push({ pc: pc + 1, at: at + group.length, slots });
          break;
        }
        case 'start':
        case 'end':
          if (isEdge(instruction.kind, input, at, flags)) open.push({ pc: pc + 1, at, slots });
          break;
        case undefined:
          break;
      }
    }
  }
  return null;
}

function isSameCharacter(a: number, b: number | undefined, { ignoreCase }: Flags): boolean {
  if (a === b || b === undefined) return a === b;
  return ignoreCase && String.fromCodePoint(a).toLowerCase() === String.fromCodePoint(b).toLowerCase();
}
