import { useEffect, useMemo, useState } from 'react';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { NO_FAMILY, type ViewProps } from '../document-view.ts';
import { HtmlPaper } from '../html/HtmlPaper.tsx';
import { KindProblem } from '../KindProblem.tsx';
import { isSourceShown } from '../parts/shown-sources.ts';
import { isCompound } from '../sniff-office.ts';
import { useReader } from '../use-reader.ts';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { WithNotices } from '../WithNotices.tsx';
import { drawDocx, lettersIn, type DrawnDocx } from './draw-docx.ts';
import type { PreparedDocx } from './prepare-docx.ts';
import { startDocxWorker } from './start-docx-worker.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** A Word file: the PDF that the client made of it when there is one, else drawn here and marked as an approximation. */
export function DocxView(props: ViewProps) {
  const { document: record, family = NO_FAMILY, marks } = props;
  const rendition = family.members.find(({ renditionOf }) => renditionOf === record.id);
  // What was marked in the file itself must be found again in it.
  const isRenditionShown = rendition !== undefined && marks.length === 0 && !isSourceShown(record.id);

  // The pane shows another document: it lives in another part of the tree.
  useEffect(() => {
    if (isRenditionShown) family.onOpenMember(rendition.id);
  }, [isRenditionShown, family, rendition?.id]);

  if (isRenditionShown) return <ViewLoading />;
  return <LocalDocx {...props} renditionId={rendition?.id} />;
}

function LocalDocx({ renditionId, ...props }: ViewProps & { renditionId: string | undefined }) {
  const bytes = useWholeBytes(props.bytes, MAX_BYTES);
  const isLocked = bytes !== null && isCompound(bytes);
  const prepared = useReader<PreparedDocx>(startDocxWorker, isLocked ? null : bytes);
  const [drawn, setDrawn] = useState<{ of: PreparedDocx; result: DrawnDocx | 'broken' | 'too-many-parts' } | null>(
    null,
  );

  // Drawing is asynchronous.
  useEffect(() => {
    if (!prepared || 'failed' in prepared) return undefined;
    let isCurrent = true;
    const settle = (result: DrawnDocx | 'broken' | 'too-many-parts') => {
      if (isCurrent) setDrawn({ of: prepared, result });
    };
    drawDocx(prepared.bytes).then(
      result => settle(result ?? 'too-many-parts'),
      // What the library throws over a part that it did not expect.
      () => settle('broken'),
    );
    return () => {
      isCurrent = false;
    };
  }, [prepared]);

  const external = prepared && 'external' in prepared ? prepared.external : 0;
  const leftOut = prepared && 'leftOut' in prepared ? prepared.leftOut : 0;
  const isIncomplete = drawn !== null && drawn.of === prepared && isPartMissing(drawn.of, drawn.result);
  const warnings = useMemo(
    () => [
      'approximation',
      ...(isIncomplete ? ['incomplete'] : []),
      ...(external > 0 ? [`external:${external}`] : []),
      ...(leftOut > 0 ? [`left-out:${leftOut}`] : []),
    ],
    [external, leftOut, isIncomplete],
  );
  if (props.bytes.length > MAX_BYTES) {
    return (
      <ViewProblem title={text('viewer.tooLargeTitle')} reason="too-large">
        {text('viewer.tooLarge', { size: formatBytes(props.bytes.length), limit: formatBytes(MAX_BYTES) })}
      </ViewProblem>
    );
  }
  if (isLocked) return <KindProblem reason="locked" />;
  if (prepared && 'failed' in prepared) return <KindProblem reason={prepared.failed} />;
  if (!drawn || drawn.of !== prepared) return <ViewLoading />;
  if (typeof drawn.result === 'string') return <KindProblem reason={drawn.result} />;
  const notices = [
    text('kinds.docxApproximate'),
    ...(isIncomplete ? [text('kinds.docxIncomplete')] : []),
    ...(external > 0 ? [text('kinds.docxExternal', { parts: external })] : []),
    ...(leftOut > 0 ? [text('kinds.leftOut', { parts: leftOut })] : []),
  ];
  const actions = renditionId !== undefined && (
    <Button onPress={() => props.family?.onOpenMember(renditionId)}>{text('kinds.showRendition')}</Button>
  );
  return (
    <WithNotices notices={notices} {...(actions && { actions })}>
      <HtmlPaper {...props} page={drawn.result.page} warnings={warnings} sourcePages={drawn.result.pages} />
    </WithNotices>
  );
}

/** Fewer letters are drawn than the file has, or it has charts. A tenth is let pass: fields are counted differently. */
function isPartMissing(prepared: PreparedDocx, drawn: DrawnDocx | string): boolean {
  return prepared.hasCharts || (typeof drawn !== 'string' && drawn.letters < lettersIn(prepared.words) * 0.9);
}
