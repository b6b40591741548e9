import { lazy } from 'react';

/** Fetches the code of the case screen: viewers and forms, which the queue does without. Asked for once the queue is up. */
export const loadCaseScreen = async () => await import('./screens/CaseScreen.tsx');

/** The case screen, drawn as soon as its code is here. */
export const CaseScreen = lazy(async () => ({ default: (await loadCaseScreen()).CaseScreen }));
