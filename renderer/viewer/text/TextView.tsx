import { useMemo } from 'react';
import { text as say } from '../../i18n/text.ts';
import { formatBytes } from '../../i18n/format.ts';
import type { ViewProps } from '../document-view.ts';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { decodeText } from './decode-text.ts';
import { TextPaper } from './TextPaper.tsx';

/** More than this is not text that a person reads; the window would stall on it. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Plain text in its own encoding. */
export function TextView(props: ViewProps) {
  const bytes = useWholeBytes(props.bytes, MAX_BYTES);
  const content = useMemo(() => (bytes ? decodeText(bytes).text : null), [bytes]);
  if (props.bytes.length > MAX_BYTES) {
    return (
      <ViewProblem title={say('viewer.tooLargeTitle')}>
        {say('viewer.tooLarge', { size: formatBytes(props.bytes.length), limit: formatBytes(MAX_BYTES) })}
      </ViewProblem>
    );
  }
  if (content === null) return <ViewLoading />;
  return <TextPaper {...props} content={content} />;
}
