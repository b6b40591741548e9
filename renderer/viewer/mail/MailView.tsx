import { useMemo, useState } from 'react';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { NO_FAMILY, type ViewProps } from '../document-view.ts';
import { cleanHtml } from '../html/clean-html.ts';
import { HtmlPaper } from '../html/HtmlPaper.tsx';
import { pageNotices, pageWarnings } from '../html/page-notices.ts';
import { KindProblem } from '../KindProblem.tsx';
import { TextPaper } from '../text/TextPaper.tsx';
import { useReader } from '../use-reader.ts';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { WithNotices } from '../WithNotices.tsx';
import { Attachments } from './Attachments.tsx';
import { mailHead, mailText } from './mail-page.ts';
import type { MailMessage } from './mail-message.ts';
import styles from './MailView.module.css';
import { startMailWorker } from './start-mail-worker.ts';
import { useInlineImages } from './use-inline-images.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** A message: its headers, its body as it was sent, and what came with it. */
export function MailView(props: ViewProps) {
  const bytes = useWholeBytes(props.bytes, MAX_BYTES);
  const mail = useReader<MailMessage>(startMailWorker, bytes);
  if (props.bytes.length > MAX_BYTES) {
    return (
      <ViewProblem title={text('viewer.tooLargeTitle')} reason="too-large">
        {text('viewer.tooLarge', { size: formatBytes(props.bytes.length), limit: formatBytes(MAX_BYTES) })}
      </ViewProblem>
    );
  }
  if (!mail) return <ViewLoading />;
  if ('failed' in mail) return <KindProblem reason={mail.failed} />;
  return (
    <div className={styles.mail}>
      <Attachments of={mail.attachments} family={props.family ?? NO_FAMILY} />
      <div className={styles.text}>
        <MailBody {...props} mail={mail} />
      </div>
    </div>
  );
}

function MailBody({ mail, ...props }: ViewProps & { mail: MailMessage }) {
  const [isPlain, setIsPlain] = useState(false);
  const images = useInlineImages(mail);
  const page = useMemo(
    () => (mail.html === null ? null : cleanHtml(mail.html, { imageOf: images.addressOf })),
    [mail, images],
  );
  const warnings = useMemo(() => (page ? pageWarnings(page) : []), [page]);
  if (mail.html !== null && !page && mail.text === null) return <KindProblem reason="too-many-parts" />;
  if (!page || isPlain) {
    const actions = page && <Button onPress={() => setIsPlain(false)}>{text('kinds.mailShowHtml')}</Button>;
    return (
      <WithNotices notices={[]} {...(actions && { actions })}>
        <TextPaper {...props} content={mailText(mail)} />
      </WithNotices>
    );
  }
  const actions = mail.text !== null && <Button onPress={() => setIsPlain(true)}>{text('kinds.mailShowPlain')}</Button>;
  return (
    <WithNotices notices={pageNotices(page)} {...(actions && { actions })}>
      <HtmlPaper {...props} page={page} head={mailHead(mail)} warnings={warnings} />
    </WithNotices>
  );
}
