import PostalMime from 'postal-mime';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';

export interface MailAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly size: string;
}

export interface ReadMail {
  /** Headers and body as one text, so that both can be quoted. */
  readonly content: string;
  readonly attachments: readonly MailAttachment[];
  /** The message had no plain part: this is the text of its HTML, without its looks. */
  readonly isFromHtml: boolean;
}

const MAX_NESTING = 20;

/** Reads a message (RFC 5322, MIME). Nothing of it is run or fetched. */
export async function readMail(bytes: Uint8Array<ArrayBuffer>): Promise<ReadMail> {
  const mail = await PostalMime.parse(bytes.buffer, { maxNestingDepth: MAX_NESTING });
  const people = (list: typeof mail.to) =>
    (list ?? []).map(({ name, address }) => (address ? (name ? `${name} <${address}>` : address) : name)).join(', ');
  // As its sender wrote it, in the sender's own zone: the same words on every machine, so that they can be quoted.
  const sentAt = mail.headers.find(({ key }) => key === 'date')?.value ?? '';
  const headers = [
    [text('viewer.mailFrom'), people(mail.from ? [mail.from] : [])],
    [text('viewer.mailTo'), people(mail.to)],
    [text('viewer.mailCc'), people(mail.cc)],
    [text('viewer.mailDate'), sentAt],
    [text('viewer.mailSubject'), mail.subject ?? ''],
  ].filter(([, value]) => value !== '');
  const plain = mail.text?.trim() === '' ? undefined : mail.text;
  const body = plain ?? wordsOf(mail.html ?? '');
  return {
    content: `${headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body.replaceAll('\r\n', '\n')}`,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? text('viewer.mailUnnamed'),
      mediaType: mimeType,
      size: formatBytes(typeof content === 'string' ? content.length : content.byteLength),
    })),
    isFromHtml: plain === undefined && (mail.html ?? '') !== '',
  };
}

/** A parsed document that is never shown: no script runs in it and nothing is loaded. */
function wordsOf(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const unseen of parsed.querySelectorAll('script, style, head, template')) unseen.remove();
  for (const block of parsed.querySelectorAll('p, div, br, li, tr, h1, h2, h3, h4')) block.append('\n');
  return (parsed.body.textContent ?? '').replaceAll(/\n{3,}/g, '\n\n').trim();
}
