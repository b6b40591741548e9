/** The same list with one piece a place earlier or later; the list itself when it cannot go there. */
export function moved<T>(list: readonly T[], one: T, by: 1 | -1): readonly T[] {
  const from = list.indexOf(one);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, one);
}
