/** What a key does on the row of a mark. */
export type RowAct = 'reply' | 'settle' | 'link' | 'place' | 'accept' | 'reject';

/** The id of the button of a row that does it, so that a key can press it. */
export function actId(act: RowAct, markId: string): string {
  return `${act} ${markId}`.replaceAll(/[^\w-]/g, '-');
}
