/** As many pages as the pull gives the store before it has the first one's answer. */
const AT_ONCE = 3;

/** Writes pages in order, some of them under way at once; resolves when all are written. */
export async function someAtOnce(
  count: number,
  page: number,
  write: (from: number) => Promise<unknown>,
): Promise<void> {
  const underWay: Promise<unknown>[] = [];
  for (let from = 0; from < count; from += page) {
    underWay.push(write(from));
    if (underWay.length >= AT_ONCE) await underWay.shift();
  }
  await Promise.all(underWay);
}
