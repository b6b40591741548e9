import { appMessages } from './en/app.ts';
import { lockMenuMessages } from './en/lock-menu.ts';
import { outboxCommandMessages } from './en/outbox-commands.ts';
import { queueMessages } from './en/queue.ts';
import { safetyMessages } from './en/safety.ts';
import { sessionMessages } from './en/session.ts';
import { stopMessages } from './en/stop.ts';
import { syncMessages } from './en/sync.ts';

/** The texts that the first screen needs: sign-in, the queue and the frame around it. */
export const firstMessages = {
  ...appMessages,
  ...lockMenuMessages,
  ...outboxCommandMessages,
  ...queueMessages,
  ...safetyMessages,
  ...sessionMessages,
  ...stopMessages,
  ...syncMessages,
} as const satisfies Record<string, string>;
