import { useMemo, useState } from 'react';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { ViewProps } from '../document-view.ts';
import { KindProblem } from '../KindProblem.tsx';
import { isCompound } from '../sniff-office.ts';
import { EncodingChoice, isEncodingInDoubt } from '../text/EncodingChoice.tsx';
import { useReader } from '../use-reader.ts';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { WithNotices } from '../WithNotices.tsx';
import { startTableWorker } from './start-table-worker.ts';
import type { WorkbookData } from './table-data.ts';
import type { TableTask } from './table-worker.ts';
import { Workbook } from './Workbook.tsx';

const MAX_BYTES = 64 * 1024 * 1024;

/** A workbook, or delimited text, as a grid. */
export function TableView(props: ViewProps) {
  const bytes = useWholeBytes(props.bytes, MAX_BYTES);
  const { mediaType } = props.document;
  const [chosen, setChosen] = useState<string | null>(null);
  const task = useMemo((): TableTask | null => {
    if (!bytes || isCompound(bytes)) return null;
    const kind = bytes[0] === 0x50 && bytes[1] === 0x4b ? 'workbook' : 'csv';
    return { kind, bytes, mediaType, chosen };
  }, [bytes, mediaType, chosen]);
  const read = useReader<WorkbookData>(startTableWorker, task);
  if (props.bytes.length > MAX_BYTES) {
    return (
      <ViewProblem title={text('viewer.tooLargeTitle')} reason="too-large">
        {text('viewer.tooLarge', { size: formatBytes(props.bytes.length), limit: formatBytes(MAX_BYTES) })}
      </ViewProblem>
    );
  }
  // Encrypted, a workbook is a compound file.
  if (bytes && isCompound(bytes)) return <KindProblem reason="locked" />;
  if (!read) return <ViewLoading />;
  if ('failed' in read) return <KindProblem reason={read.failed} />;
  if (read.sheets.every(({ rows }) => rows === 0)) {
    return (
      <ViewProblem title={text('viewer.tableEmptyTitle')} reason="empty">
        {text('viewer.tableEmpty')}
      </ViewProblem>
    );
  }
  const { decoded } = read;
  const choice = decoded && isEncodingInDoubt(decoded) && <EncodingChoice decoded={decoded} onChoose={setChosen} />;
  return (
    <WithNotices notices={noticesOf(read)} {...(choice && { actions: choice })}>
      <Workbook {...props} workbook={read} />
    </WithNotices>
  );
}

function noticesOf({ warnings, sheets }: WorkbookData): string[] {
  const hidden = sheets.filter(({ isHidden }) => isHidden).length;
  const has = (...codes: string[]) => codes.some(code => warnings.includes(code));
  return [
    ...(has('cut') ? [text('kinds.tableCut')] : []),
    ...(hidden > 0 ? [text('kinds.hiddenSheets', { sheets: hidden })] : []),
    ...(has('pictures', 'embedded', 'comments') ? [text('kinds.besideCells')] : []),
    ...(has('macros', 'connections', 'external-links') ? [text('kinds.notRun')] : []),
  ];
}
