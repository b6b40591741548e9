import { annotateMessages } from './en/annotate.ts';
import { answerMessages } from './en/answer.ts';
import { caseMessages } from './en/case.ts';
import { caseViewMessages } from './en/case-view.ts';
import { changedMessages } from './en/changed.ts';
import { compareMessages } from './en/compare.ts';
import { conflictMessages } from './en/conflict.ts';
import { exchangeMessages } from './en/exchange.ts';
import { findMessages } from './en/find.ts';
import { frameLaterMessages } from './en/frame-later.ts';
import { hiddenMessages } from './en/hidden.ts';
import { judgeMessages } from './en/judge.ts';
import { judgeWorkMessages } from './en/judge-work.ts';
import { keysMessages } from './en/keys.ts';
import { kindMessages } from './en/kinds.ts';
import { lockMessages } from './en/lock.ts';
import { migrationMessages } from './en/migration.ts';
import { outboxMessages } from './en/outbox.ts';
import { panesMessages } from './en/panes.ts';
import { pdfMessages } from './en/pdf.ts';
import { reviewMessages } from './en/review.ts';
import { reviewQueueMessages } from './en/review-queue.ts';
import { rowMessages } from './en/rows.ts';
import { scanMessages } from './en/scan.ts';
import { signInMessages } from './en/sign-in.ts';
import { suggestMessages } from './en/suggest.ts';
import { syncActMessages } from './en/sync-acts.ts';
import { talkMessages } from './en/talk.ts';
import { termMessages } from './en/terms.ts';
import { viewerMessages } from './en/viewer.ts';

/** The texts of screens and dialogs whose code comes after the first screen. */
export const laterMessages = {
  ...annotateMessages,
  ...answerMessages,
  ...caseMessages,
  ...caseViewMessages,
  ...changedMessages,
  ...compareMessages,
  ...conflictMessages,
  ...exchangeMessages,
  ...findMessages,
  ...frameLaterMessages,
  ...hiddenMessages,
  ...judgeMessages,
  ...judgeWorkMessages,
  ...keysMessages,
  ...kindMessages,
  ...lockMessages,
  ...migrationMessages,
  ...outboxMessages,
  ...panesMessages,
  ...pdfMessages,
  ...reviewMessages,
  ...reviewQueueMessages,
  ...rowMessages,
  ...scanMessages,
  ...signInMessages,
  ...suggestMessages,
  ...syncActMessages,
  ...talkMessages,
  ...termMessages,
  ...viewerMessages,
} as const satisfies Record<string, string>;
