import { annotateMessages } from './en/annotate.ts';
import { appMessages } from './en/app.ts';
import { caseMessages } from './en/case.ts';
import { caseViewMessages } from './en/case-view.ts';
import { judgeMessages } from './en/judge.ts';
import { queueMessages } from './en/queue.ts';
import { reviewMessages } from './en/review.ts';
import { sessionMessages } from './en/session.ts';
import { syncMessages } from './en/sync.ts';
import { viewerMessages } from './en/viewer.ts';

/** Every text of the window. A key begins with its room; the rooms are files in `en/`. */
export const messages = {
  ...annotateMessages,
  ...appMessages,
  ...caseMessages,
  ...caseViewMessages,
  ...judgeMessages,
  ...queueMessages,
  ...reviewMessages,
  ...sessionMessages,
  ...syncMessages,
  ...viewerMessages,
} as const satisfies Record<string, string>;

export type MessageKey = keyof typeof messages;
