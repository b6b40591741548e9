/** The offset in the other text that belongs to one in this text: exact where the words are the same, else in proportion. */
export function matchOffset(offset: number, here: readonly number[], there: readonly number[]): number {
  let low = 0;
  let high = here.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((here[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const [fromHere, toHere] = [here[low] ?? 0, here[low + 1] ?? here[low] ?? 0];
  const [fromThere, toThere] = [there[low] ?? 0, there[low + 1] ?? there[low] ?? 0];
  if (toHere <= fromHere) return fromThere;
  const share = Math.min(1, Math.max(0, (offset - fromHere) / (toHere - fromHere)));
  return fromThere + share * (toThere - fromThere);
}
