import { annotateMessages } from './en/annotate.ts';
import { caseMessages } from './en/case.ts';
import { caseViewMessages } from './en/case-view.ts';
import { conflictMessages } from './en/conflict.ts';
import { judgeMessages } from './en/judge.ts';
import { lockMessages } from './en/lock.ts';
import { migrationMessages } from './en/migration.ts';
import { outboxMessages } from './en/outbox.ts';
import { reviewMessages } from './en/review.ts';
import { syncActMessages } from './en/sync-acts.ts';
import { viewerMessages } from './en/viewer.ts';

/** The texts of screens and dialogs whose code comes after the first screen. */
export const laterMessages = {
  ...annotateMessages,
  ...caseMessages,
  ...caseViewMessages,
  ...conflictMessages,
  ...judgeMessages,
  ...lockMessages,
  ...migrationMessages,
  ...outboxMessages,
  ...reviewMessages,
  ...syncActMessages,
  ...viewerMessages,
} as const satisfies Record<string, string>;
