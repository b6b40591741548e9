import type { DocumentRecord } from '../../shared/model/document.ts';
import type { PreparedDocx } from './docx/prepare-docx.ts';
import { startDocxWorker } from './docx/start-docx-worker.ts';
import { wordsOfHtml } from './html/words-of-html.ts';
import type { MailMessage } from './mail/mail-message.ts';
import { startMailWorker } from './mail/start-mail-worker.ts';
import type { ReaderAnswer } from './reader-answer.ts';
import { startReading } from './start-reading.ts';
import { startTableWorker } from './table/start-table-worker.ts';
import type { TableTask } from './table/table-worker.ts';
import type { WorkbookData } from './table/table-data.ts';

/**
 * The words of a workbook, a message or a Word file, for search. Read in a worker of its own.
 *
 * @returns null when it cannot be read
 */
export async function officeWords(
  kind: 'table' | 'mail' | 'docx',
  { mediaType }: Pick<DocumentRecord, 'mediaType'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  if (kind === 'table') {
    const read = await reading<WorkbookData>(startTableWorker, { kind: 'workbook', bytes, mediaType, chosen: null });
    return 'failed' in read ? null : read.content;
  }
  if (kind === 'docx') {
    const read = await reading<PreparedDocx>(startDocxWorker, bytes);
    return 'failed' in read ? null : read.words;
  }
  const read = await reading<MailMessage>(startMailWorker, bytes);
  return 'failed' in read ? null : mailWords(read);
}

function reading<Read>(start: () => Worker, task: TableTask | Uint8Array<ArrayBuffer>): Promise<ReaderAnswer<Read>> {
  return new Promise(resolve => {
    startReading<Read>(start, task, resolve);
  });
}

function mailWords({ from, to, cc, date, subject, html, text, attachments }: MailMessage): string {
  const names = attachments.map(({ name }) => name);
  return [from, to, cc, date, subject, html === null ? (text ?? '') : wordsOfHtml(html), ...names].join('\n');
}
