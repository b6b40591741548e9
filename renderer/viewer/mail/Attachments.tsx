import { FileText, Paperclip } from 'lucide-react';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { DocumentFamily } from '../document-view.ts';
import styles from './MailView.module.css';
import type { MailAttachment } from './mail-message.ts';

/**
 * What came with a message. One that the client sent as a document of its own is opened as that, where it can be marked;
 * any other out of the message.
 */
export function Attachments({ of, family }: { of: readonly MailAttachment[]; family: DocumentFamily }) {
  const parts = family.members.filter(({ partOf }) => partOf !== undefined);
  const others = parts.filter(part => !of.some(attachment => isSame(part, attachment)));
  if (of.length === 0 && others.length === 0) return null;
  return (
    <ul className={styles.attachments} aria-label={text('viewer.mailAttachments')}>
      {of.map((attachment, i) => {
        const member = parts.find(part => isSame(part, attachment));
        return (
          <Attachment
            // oxlint-disable-next-line react/no-array-index-key -- two may have the same name; the list never changes
            key={i}
            name={attachment.name || text('viewer.mailUnnamed')}
            mediaType={attachment.mediaType}
            bytes={attachment.bytes.length}
            isDocument={member !== undefined}
            onOpen={() => {
              if (member) family.onOpenMember(member.id);
              else family.onOpenPart({ ...attachment, name: attachment.name || text('viewer.mailUnnamed') });
            }}
          />
        );
      })}
      {others.map(({ id, name, mediaType, bytes }) => (
        <Attachment key={id} {...{ name, mediaType, bytes }} isDocument onOpen={() => family.onOpenMember(id)} />
      ))}
    </ul>
  );
}

function isSame(document: DocumentRecord, { name, bytes }: MailAttachment): boolean {
  return document.bytes === bytes.length && document.name.toLowerCase() === name.toLowerCase();
}

interface AttachmentProps {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** The case has it as a document of its own. */
  readonly isDocument: boolean;
  readonly onOpen: () => void;
}

function Attachment({ name, mediaType, bytes, isDocument, onOpen }: AttachmentProps) {
  const Shape = isDocument ? FileText : Paperclip;
  return (
    <li>
      <button
        type="button"
        className={styles.attachment}
        title={isDocument ? text('kinds.attachmentDocument', { mediaType }) : mediaType}
        onClick={onOpen}
      >
        <Shape size={13} aria-hidden="true" />
        <span className={styles.name}>{name}</span>
        <span className={styles.size}>{formatBytes(bytes)}</span>
      </button>
    </li>
  );
}
