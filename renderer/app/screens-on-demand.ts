import { lazy } from 'react';

const loadCaseScreen = async () => await import('./screens/CaseScreen.tsx');
const loadReviewList = async () => await import('../features/case-list/ReviewList.tsx');
const loadOutboxScreen = async () => await import('./OutboxScreen.tsx');

/** The screens that the queue does without: viewers, forms. Each is drawn as soon as its code is here. */
export const CaseScreen = lazy(async () => ({ default: (await loadCaseScreen()).CaseScreen }));
export const ReviewList = lazy(async () => ({ default: (await loadReviewList()).ReviewList }));
export const OutboxScreen = lazy(async () => ({ default: (await loadOutboxScreen()).OutboxScreen }));

/** Fetches their code ahead: the host that serves it could be gone by the time that a case is opened. */
export async function loadScreens(): Promise<void> {
  await Promise.all([loadCaseScreen(), loadReviewList(), loadOutboxScreen()]);
}
