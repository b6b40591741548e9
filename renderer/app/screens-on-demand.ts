import { loadAhead } from '../ui/load-ahead.tsx';
import { TooltipOnDemand } from '../ui/Tooltip/TooltipOnDemand.ts';

/** The screens that the queue does without: viewers, forms. Each is drawn as soon as its code is here. */
export const CaseScreen = loadAhead(async () => (await import('./screens/CaseScreen.tsx')).CaseScreen);
export const ReviewList = loadAhead(async () => (await import('../features/case-list/ReviewList.tsx')).ReviewList);
export const OutboxScreen = loadAhead(async () => (await import('./OutboxScreen.tsx')).OutboxScreen);
/** Also for a window that starts locked: it is the first thing there then. */
export const LockedView = loadAhead(async () => (await import('./LockedView.tsx')).LockedView);

/** Only where nobody is signed in: with a store that opens, the queue is the first thing there. */
export const SignInScreen = loadAhead(async () => (await import('../features/sign-in/SignInScreen.tsx')).SignInScreen);

/** What the window of a pane shows, and the program's own window never. */
export const PaneWindow = loadAhead(async () => (await import('./windows/PaneWindow.tsx')).PaneWindow);

/** Fetches their code ahead, and what a case needs next: the host that serves it could be gone when one is opened. */
export async function loadScreens(): Promise<void> {
  const screens = [LockedView, SignInScreen, CaseScreen, ReviewList, OutboxScreen, TooltipOnDemand];
  await Promise.all(screens.map(async screen => await screen.load()));
  await (await import('../viewer/load-view.ts')).warmPdf();
}
