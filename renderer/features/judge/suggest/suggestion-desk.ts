import { type Suggestion, suggestionOf } from '../../../../shared/model/suggestion.ts';
import type { AnnotationView } from '../../../data/views.ts';

/** What a machine of the client's suggests in this case, and since when the person has seen it. */
export interface SuggestionDesk {
  at(pointer: string): readonly Suggestion[];
  /** It is on the screen; the first time counts. */
  shown(id: string): void;
  shownAt(id: string): string | null;
}

const NONE: readonly Suggestion[] = [];

/**
 * @param isOn false: the client has not asked for suggestions, and nothing is shown as one
 * @param times when each was shown first; outlives the desk, which is made anew with every new mark
 */
export function suggestionDesk(
  annotations: readonly AnnotationView[],
  isOn: boolean,
  times: Map<string, string>,
  nowIso: () => string,
): SuggestionDesk {
  const found = isOn ? annotations.flatMap(({ annotation }) => suggestionOf(annotation) ?? []) : NONE;
  // What the machine is surest of comes first.
  const byPointer = Map.groupBy(
    found.toSorted((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0) || (a.id < b.id ? -1 : 1)),
    ({ pointer }) => pointer,
  );
  return {
    at: pointer => byPointer.get(pointer) ?? NONE,
    shown: id => {
      if (!times.has(id)) times.set(id, nowIso());
    },
    shownAt: id => times.get(id) ?? null,
  };
}
