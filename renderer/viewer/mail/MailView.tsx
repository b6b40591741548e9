import { Paperclip } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { ViewProps } from '../document-view.ts';
import { TextPaper } from '../text/TextPaper.tsx';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import styles from './MailView.module.css';
import { readMail, type ReadMail } from './read-mail.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** A message: its headers and text, and the names of what came with it. */
export function MailView(props: ViewProps) {
  const bytes = useWholeBytes(props.bytes, MAX_BYTES);
  const [mail, setMail] = useState<ReadMail | 'unreadable' | null>(null);

  // Parsing is asynchronous.
  useEffect(() => {
    if (!bytes) return undefined;
    let isCurrent = true;
    readMail(bytes).then(
      read => {
        if (isCurrent) setMail(read);
      },
      () => {
        // Nested too deep, or no MIME at all.
        if (isCurrent) setMail('unreadable');
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [bytes]);

  if (props.bytes.length > MAX_BYTES) {
    return (
      <ViewProblem title={text('viewer.tooLargeTitle')}>
        {text('viewer.tooLarge', { size: formatBytes(props.bytes.length), limit: formatBytes(MAX_BYTES) })}
      </ViewProblem>
    );
  }
  if (mail === 'unreadable') {
    return <ViewProblem title={text('viewer.mailBrokenTitle')}>{text('viewer.mailBroken')}</ViewProblem>;
  }
  if (!mail) return <ViewLoading />;
  return (
    <div className={styles.mail}>
      {mail.isFromHtml && <p className={styles.notice}>{text('viewer.mailFromHtml')}</p>}
      {mail.attachments.length > 0 && (
        <ul className={styles.attachments} aria-label={text('viewer.mailAttachments')}>
          {mail.attachments.map((attachment, i) => (
            <li key={`${i}-${attachment.name}`} className={styles.attachment}>
              <Paperclip size={13} aria-hidden="true" />
              <span className={styles.name}>{attachment.name}</span>
              <span className={styles.size}>{attachment.size}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.text}>
        <TextPaper {...props} content={mail.content} />
      </div>
    </div>
  );
}
