import PostalMime, { type Email } from 'postal-mime';
import { MAX_NESTING, type MailMessage } from './mail-message.ts';

/** Reads a message (RFC 5322, MIME), or the first of a box of messages. Nothing of it is run or fetched. */
export async function readMail(bytes: Uint8Array<ArrayBuffer>): Promise<MailMessage> {
  const [first = bytes, ...others] = splitBox(bytes);
  const mail = await PostalMime.parse(first, { maxNestingDepth: MAX_NESTING, forceRfc822Attachments: true });
  return {
    from: people(mail.from ? [mail.from] : []),
    to: people(mail.to),
    cc: people(mail.cc),
    date: mail.headers.find(({ key }) => key === 'date')?.value ?? '',
    subject: mail.subject ?? '',
    text: mail.text?.trim() === '' ? null : (mail.text?.replaceAll('\r\n', '\n') ?? null),
    html: mail.html?.trim() === '' ? null : (mail.html ?? null),
    attachments: [
      ...mail.attachments.map(({ filename, mimeType, content, contentId }) => ({
        name: filename ?? (mimeType === 'message/rfc822' ? 'message.eml' : ''),
        mediaType: mimeType,
        bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
        contentId: contentId?.replaceAll(/^<|>$/g, '') ?? null,
      })),
      ...others.map((message, i) => ({
        name: `message-${i + 2}.eml`,
        mediaType: 'message/rfc822',
        bytes: message,
        contentId: null,
      })),
    ],
  };
}

function people(list: Email['to']): string {
  return (list ?? [])
    .map(({ name, address }) => (address ? (name ? `${name} <${address}>` : address) : name))
    .join(', ');
}

/** So many messages of a box are told apart; the rest is part of the last one. */
const MAX_IN_BOX = 500;
const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20];

/** The messages of a box (`mbox`, RFC 4155): each begins with a line `From `. Of anything else, the whole. */
function splitBox(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const isBegin = (at: number) => FROM.every((byte, i) => bytes[at + i] === byte);
  if (!isBegin(0)) return [bytes];
  const begins = [0];
  for (let at = bytes.indexOf(10); at !== -1 && begins.length < MAX_IN_BOX; at = bytes.indexOf(10, at + 1)) {
    const isAfterEmptyLine = bytes[at - 1] === 10 || (bytes[at - 1] === 13 && bytes[at - 2] === 10);
    if (isAfterEmptyLine && isBegin(at + 1)) begins.push(at + 1);
  }
  return begins.map((begin, i) => {
    const message = bytes.subarray(begin, begins[i + 1] ?? bytes.length);
    return message.subarray(message.indexOf(10) + 1);
  });
}
