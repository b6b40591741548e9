import { useMemo, useState } from 'react';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { ViewProps } from '../document-view.ts';
import { KindProblem } from '../KindProblem.tsx';
import { EncodingChoice, isEncodingInDoubt } from '../text/EncodingChoice.tsx';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { WithNotices } from '../WithNotices.tsx';
import { cleanHtml } from './clean-html.ts';
import { HtmlPaper } from './HtmlPaper.tsx';
import { pageNotices, pageWarnings } from './page-notices.ts';
import { pageOf } from './page-of.ts';

const MAX_BYTES = 16 * 1024 * 1024;

/** A page of HTML, or a text that is written to become one: Markdown, RTF. */
export function HtmlView(props: ViewProps) {
  const bytes = useWholeBytes(props.bytes, MAX_BYTES);
  const { mediaType, name } = props.document;
  const [chosen, setChosen] = useState<string | null>(null);
  const read = useMemo(() => {
    if (!bytes) return null;
    const page = pageOf(bytes, { mediaType, name }, chosen);
    const clean = cleanHtml(page.html);
    return { clean, isMade: page.isMade, decoded: page.decoded, warnings: clean ? pageWarnings(clean) : [] };
  }, [bytes, mediaType, name, chosen]);
  if (props.bytes.length > MAX_BYTES) {
    return (
      <ViewProblem title={text('viewer.tooLargeTitle')} reason="too-large">
        {text('viewer.tooLarge', { size: formatBytes(props.bytes.length), limit: formatBytes(MAX_BYTES) })}
      </ViewProblem>
    );
  }
  if (!read) return <ViewLoading />;
  if (!read.clean) return <KindProblem reason="too-many-parts" />;
  const notices = [...(read.isMade ? [text('kinds.machineLook')] : []), ...pageNotices(read.clean)];
  const { decoded } = read;
  const choice = decoded && isEncodingInDoubt(decoded) && decoded.reason !== 'declared' && (
    <EncodingChoice decoded={decoded} onChoose={setChosen} />
  );
  return (
    <WithNotices notices={notices} {...(choice && { actions: choice })}>
      <HtmlPaper key={decoded?.encoding ?? ''} {...props} page={read.clean} warnings={read.warnings} />
    </WithNotices>
  );
}
