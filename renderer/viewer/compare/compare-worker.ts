import { compareTexts, type TextComparison } from './compare-texts.ts';

export interface CompareQuestion {
  readonly before: string;
  readonly after: string;
}

// The two texts of a case are in this worker for as long as it takes; it is ended afterwards.
self.addEventListener('message', ({ data }: MessageEvent<CompareQuestion>) => {
  const comparison: TextComparison = compareTexts(data.before, data.after);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to the window that started it
  self.postMessage(comparison);
});
