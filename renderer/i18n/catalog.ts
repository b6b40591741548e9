import { firstMessages } from './first-messages.ts';
import type { laterMessages } from './later-messages.ts';

/** A key begins with its room; the rooms are files in `en/`, one or two each. */
export type MessageKey = keyof typeof firstMessages | keyof typeof laterMessages;

/** Every text of the window that is here: those of the first screen, later the others (`add-later.ts`). */
export const messages: Partial<Record<MessageKey, string>> = { ...firstMessages };
