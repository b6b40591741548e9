import type { AnswerShape } from './answer-source.ts';

export type ChoiceOption = AnswerShape['options'][number];

/** Without accents and capitals: `Österreich` is found by `oster`. */
export function folded(said: string): string {
  return said.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Finds options by what is typed: those that begin with it first, then those with a word that does, then the others. */
export function createFinder(options: readonly ChoiceOption[]) {
  const known = options.map(option => ({ option, words: folded(`${option.label} ${option.description ?? ''}`) }));
  return (query: string): readonly ChoiceOption[] => {
    const wanted = folded(query.trim());
    if (wanted === '') return options;
    const ranks: ChoiceOption[][] = [[], [], []];
    for (const { option, words } of known) {
      const at = words.indexOf(wanted);
      if (at < 0) continue;
      const rank = at === 0 ? 0 : words.includes(` ${wanted}`) ? 1 : 2;
      ranks[rank]?.push(option);
    }
    return ranks.flat();
  };
}
