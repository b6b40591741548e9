import { limits } from '../limits.ts';
import { type CharacterTest, NotPattern, type Pattern } from './pattern.ts';

/** A step of a compiled pattern. Where there are two ways on, the first is preferred. */
export type Instruction =
  | { readonly kind: 'character'; readonly matches: CharacterTest }
  | { kind: 'either'; first: number; second: number }
  | { kind: 'jump'; to: number }
  /** Remembers the place: `2 n` is the begin of group n, `2 n + 1` its end. */
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'reference'; readonly number: number }
  | { readonly kind: 'start' | 'end' | 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  /** Places to remember. */
  readonly slots: number;
  readonly hasReferences: boolean;
}

/** Thompson's construction: as many steps as the pattern has parts, repetitions written out. */
export function compilePattern(pattern: Pattern, groups: number): Program {
  const instructions: Instruction[] = [];
  const add = (instruction: Instruction): number => {
    if (instructions.length >= limits.patternSize) {
      throw new NotPattern(`The pattern has more than ${limits.patternSize} steps.`);
    }
    return instructions.push(instruction) - 1;
  };
  let hasReferences = false;
  const emit = (part: Pattern): void => {
    switch (part.kind) {
      case 'sequence':
        for (const one of part.parts) emit(one);
        break;
      case 'choice':
        emitChoice(part.parts);
        break;
      case 'repeat':
        for (let i = 0; i < part.least; i++) emit(part.part);
        if (Number.isFinite(part.most)) {
          for (let i = part.least; i < part.most; i++) emitOptional(part.part, part.isLazy, false);
        } else emitOptional(part.part, part.isLazy, true);
        break;
      case 'group':
        add({ kind: 'save', slot: part.number * 2 });
        emit(part.part);
        add({ kind: 'save', slot: part.number * 2 + 1 });
        break;
      case 'reference':
        hasReferences = true;
        add(part);
        break;
      default:
        add(part);
    }
  };
  const emitChoice = (parts: readonly Pattern[]): void => {
    const jumps: { kind: 'jump'; to: number }[] = [];
    parts.forEach((one, index) => {
      if (index === parts.length - 1) emit(one);
      else {
        const split = { kind: 'either' as const, first: instructions.length + 1, second: 0 };
        add(split);
        emit(one);
        const jump = { kind: 'jump' as const, to: 0 };
        add(jump);
        jumps.push(jump);
        split.second = instructions.length;
      }
    });
    for (const jump of jumps) jump.to = instructions.length;
  };
  const emitOptional = (part: Pattern, isLazy: boolean, isLoop: boolean): void => {
    const split = { kind: 'either' as const, first: 0, second: 0 };
    const at = add(split);
    emit(part);
    if (isLoop) add({ kind: 'jump', to: at });
    const [inside, behind] = [at + 1, instructions.length];
    split.first = isLazy ? behind : inside;
    split.second = isLazy ? inside : behind;
  };
  add({ kind: 'save', slot: 0 });
  emit(pattern);
  add({ kind: 'save', slot: 1 });
  add({ kind: 'match' });
  return { instructions, slots: (groups + 1) * 2, hasReferences };
}
