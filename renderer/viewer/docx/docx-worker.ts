import { failureOf } from '../archive/document-error.ts';
import type { ReaderAnswer } from '../reader-answer.ts';
import { prepareDocx, type PreparedDocx } from './prepare-docx.ts';

self.addEventListener('message', (event: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  let answer: ReaderAnswer<PreparedDocx>;
  try {
    answer = prepareDocx(event.data);
  } catch (error) {
    answer = { failed: failureOf(error) };
  }
  self.postMessage(answer, { transfer: 'failed' in answer ? [] : [answer.bytes.buffer] });
});
