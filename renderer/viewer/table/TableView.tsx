import { useMemo } from 'react';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { ViewProps } from '../document-view.ts';
import { decodeText } from '../text/decode-text.ts';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { Grid } from './Grid.tsx';
import { readCsv } from './read-csv.ts';

const MAX_BYTES = 32 * 1024 * 1024;

/** Delimited text as a grid. */
export function TableView(props: ViewProps) {
  const bytes = useWholeBytes(props.bytes, MAX_BYTES);
  const read = useMemo(() => {
    if (!bytes) return null;
    const content = decodeText(bytes).text;
    return { content, table: readCsv(content) };
  }, [bytes]);
  if (props.bytes.length > MAX_BYTES) {
    return (
      <ViewProblem title={text('viewer.tooLargeTitle')}>
        {text('viewer.tooLarge', { size: formatBytes(props.bytes.length), limit: formatBytes(MAX_BYTES) })}
      </ViewProblem>
    );
  }
  if (!read) return <ViewLoading />;
  if (read.table.rows.length === 0) {
    return <ViewProblem title={text('viewer.tableEmptyTitle')}>{text('viewer.tableEmpty')}</ViewProblem>;
  }
  return <Grid {...props} content={read.content} table={read.table} />;
}
