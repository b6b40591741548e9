export interface MailAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What an HTML body calls it by, without brackets; null when it does not. */
  readonly contentId: string | null;
}

/** A message, whatever program wrote it. Its words as they were sent; nothing of them is harmless yet. */
export interface MailMessage {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  /** As its sender wrote it, in the sender's own zone: the same words on every machine, so that they can be quoted. */
  readonly date: string;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
}

/** Messages in messages, deeper than anybody forwards them. */
export const MAX_NESTING = 20;
/** A message with more than this was made to be slow. */
export const MAX_ATTACHMENTS = 2000;
