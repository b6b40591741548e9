import { useEffect, useMemo } from 'react';
import { imageTypeOf, SNIFF_LENGTH } from '../sniff-kind.ts';
import type { MailAttachment, MailMessage } from './mail-message.ts';

export interface InlineImages {
  readonly addressOf: (contentId: string) => string | null;
}

/**
 * Addresses in this window for the pictures that came inside a message. Only what its bytes say is a bitmap gets one: the
 * name of a type is a claim. Given back when the message is left.
 */
export function useInlineImages(mail: MailMessage | null): InlineImages {
  const made = useMemo(() => makeAddresses(mail?.attachments ?? []), [mail]);
  // Object addresses are the browser's.
  useEffect(
    () => () => {
      for (const address of made.values()) URL.revokeObjectURL(address);
    },
    [made],
  );
  return useMemo(() => ({ addressOf: contentId => made.get(contentId) ?? null }), [made]);
}

function makeAddresses(attachments: readonly MailAttachment[]): Map<string, string> {
  const made = new Map<string, string>();
  for (const { contentId, bytes } of attachments) {
    const type = imageTypeOf(bytes.subarray(0, SNIFF_LENGTH));
    if (contentId === null || type === null || made.has(contentId)) continue;
    made.set(contentId, URL.createObjectURL(new Blob([bytes], { type })));
  }
  return made;
}
