import { useMemo, useState } from 'react';
import { text as say } from '../../i18n/text.ts';
import { formatBytes } from '../../i18n/format.ts';
import type { ViewProps } from '../document-view.ts';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { WithNotices } from '../WithNotices.tsx';
import { declaredEncoding } from './declared-encoding.ts';
import { decodeText } from './decode-text.ts';
import { EncodingChoice, isEncodingInDoubt } from './EncodingChoice.tsx';
import { TextPaper } from './TextPaper.tsx';

/** More than this is not text that a person reads; the window would stall on it. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Plain text in its own encoding, or in the one that a person finds right. */
export function TextView(props: ViewProps) {
  const bytes = useWholeBytes(props.bytes, MAX_BYTES);
  const [chosen, setChosen] = useState<string | null>(null);
  const { mediaType } = props.document;
  const decoded = useMemo(
    () => bytes && decodeText(bytes, { declared: declaredEncoding(mediaType, bytes), chosen }),
    [bytes, mediaType, chosen],
  );
  if (props.bytes.length > MAX_BYTES) {
    return (
      <ViewProblem title={say('viewer.tooLargeTitle')} reason="too-large">
        {say('viewer.tooLarge', { size: formatBytes(props.bytes.length), limit: formatBytes(MAX_BYTES) })}
      </ViewProblem>
    );
  }
  if (!decoded) return <ViewLoading />;
  const choice = isEncodingInDoubt(decoded) && <EncodingChoice decoded={decoded} onChoose={setChosen} />;
  return (
    <WithNotices notices={[]} {...(choice && { actions: choice })}>
      {/* Another encoding is another text: what was found and where it was scrolled belongs to the old one. */}
      <TextPaper key={decoded.encoding} {...props} content={decoded.text} />
    </WithNotices>
  );
}
