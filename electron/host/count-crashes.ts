const MOST_CRASHES = 3;
const CRASHES_WITHIN_MS = 60_000;

export const HOPELESS = {
  title: 'Meridian’s window keeps stopping',
  body: 'It was started again three times and stopped each time. Your work is safe on this computer. Start Meridian again; if that does not help, ask your IT department.',
} as const;

/** Counts the crashes of one page: true when it crashes again and again, and loading it once more helps nobody. */
export function countCrashes(now: () => number): () => boolean {
  let crashes: number[] = [];
  return () => {
    const at = now();
    crashes = [...crashes.filter(before => at - before < CRASHES_WITHIN_MS), at];
    return crashes.length > MOST_CRASHES;
  };
}
