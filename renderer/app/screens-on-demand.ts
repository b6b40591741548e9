import { loadAhead } from '../ui/load-ahead.tsx';

/** The screens that the queue does without: viewers, forms. Each is drawn as soon as its code is here. */
export const CaseScreen = loadAhead(async () => (await import('./screens/CaseScreen.tsx')).CaseScreen);
export const ReviewList = loadAhead(async () => (await import('../features/case-list/ReviewList.tsx')).ReviewList);
export const OutboxScreen = loadAhead(async () => (await import('./OutboxScreen.tsx')).OutboxScreen);

/** Fetches their code ahead, and what a case needs next: the host that serves it could be gone when one is opened. */
export async function loadScreens(): Promise<void> {
  await Promise.all([CaseScreen.load(), ReviewList.load(), OutboxScreen.load()]);
  await (await import('../viewer/load-view.ts')).warmPdf();
}
