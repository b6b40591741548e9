import { failureOf } from '../archive/document-error.ts';
import { readWorkbook } from '../sheet/read-workbook.ts';
import { declaredEncoding } from '../text/declared-encoding.ts';
import { decodeText } from '../text/decode-text.ts';
import type { ReaderAnswer } from '../reader-answer.ts';
import { buffersOf } from './build-sheet.ts';
import { readCsv } from './read-csv.ts';
import type { WorkbookData } from './table-data.ts';

/** The one message that the window sends. */
export interface TableTask {
  readonly kind: 'csv' | 'workbook';
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** The encoding that a person chose. */
  readonly chosen: string | null;
}

self.addEventListener('message', (event: MessageEvent<TableTask>) => {
  let answer: ReaderAnswer<WorkbookData>;
  try {
    answer = readTable(event.data);
  } catch (error) {
    answer = { failed: failureOf(error) };
  }
  self.postMessage(answer, { transfer: 'failed' in answer ? [] : buffersOf(answer.sheets) });
});

function readTable({ kind, bytes, mediaType, chosen }: TableTask): WorkbookData {
  if (kind === 'workbook') return readWorkbook(bytes);
  const declared = declaredEncoding(mediaType, new Uint8Array());
  const { text, encoding, reason } = decodeText(bytes, { declared, chosen });
  const { sheet } = readCsv(text);
  return { content: text, sheets: [sheet], warnings: sheet.isCut ? ['cut'] : [], decoded: { encoding, reason } };
}
