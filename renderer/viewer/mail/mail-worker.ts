import { failureOf } from '../archive/document-error.ts';
import { readMsg } from '../message/read-msg.ts';
import { isCompound } from '../sniff-office.ts';
import type { ReaderAnswer } from '../reader-answer.ts';
import type { MailMessage } from './mail-message.ts';
import { readMail } from './read-mail.ts';

self.addEventListener('message', (event: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  void answerTo(event.data).then(answer => self.postMessage(answer, { transfer: buffersOf(answer) }));
});

async function answerTo(bytes: Uint8Array<ArrayBuffer>): Promise<ReaderAnswer<MailMessage>> {
  try {
    return isCompound(bytes) ? readMsg(bytes) : await readMail(bytes);
  } catch (error) {
    return { failed: failureOf(error) };
  }
}

/** What crosses without being copied. Parts of one buffer are copied: it can only go once. */
function buffersOf(answer: ReaderAnswer<MailMessage>): ArrayBuffer[] {
  if ('failed' in answer) return [];
  return answer.attachments
    .filter(({ bytes }) => bytes.byteLength > 0 && bytes.byteLength === bytes.buffer.byteLength)
    .map(({ bytes }) => bytes.buffer);
}
