import { DocumentError } from '../archive/document-error.ts';
import { MAX_ATTACHMENTS, MAX_NESTING, type MailAttachment, type MailMessage } from '../mail/mail-message.ts';
import { writeEml } from '../mail/write-eml.ts';
import { decodeText } from '../text/decode-text.ts';
import { readRtf } from '../text/read-rtf.ts';
import { PropertyFolder } from './property-folder.ts';
import { readCompound, type CompoundEntry } from './read-compound.ts';
import { unpackRtf } from './unpack-rtf.ts';

/** Property ids of [MS-OXPROPS], by what they are here. */
const ID = {
  subject: '0037',
  sentAt: 0x0039,
  headers: '007D',
  senderName: '0C1A',
  senderAddress: '0C1F',
  senderSmtp: '5D01',
  to: '0E04',
  cc: '0E03',
  deliveredAt: 0x0e06,
  text: '1000',
  rtf: '1009',
  html: '1013',
  data: '3701',
  shortName: '3704',
  longName: '3707',
  displayName: '3001',
  mediaType: '370E',
  contentId: '3712',
  location: '3713',
} as const;

/**
 * Reads a message of Outlook ([MS-OXMSG]).
 *
 * @throws DocumentError
 */
export function readMsg(bytes: Uint8Array): MailMessage {
  const root = readCompound(bytes);
  // Another compound file: a spreadsheet of before 2007, an installer.
  if (!root.children.has('__properties_version1.0')) throw new DocumentError('unsupported');
  return messageOf(root, 0);
}

function messageOf(folder: CompoundEntry, depth: number): MailMessage {
  if (depth > MAX_NESTING) throw new DocumentError('too-deep');
  const properties = new PropertyFolder(folder, depth === 0 ? 32 : 24);
  const address = properties.text(ID.senderSmtp) ?? properties.text(ID.senderAddress) ?? '';
  const name = properties.text(ID.senderName) ?? '';
  const headerDate = /^date:\s*(.+)$/im.exec(properties.text(ID.headers) ?? '')?.[1]?.trim();
  const attachments = [...folder.children.values()].filter(({ name: entry }) =>
    entry.startsWith('__attach_version1.0_'),
  );
  if (attachments.length > MAX_ATTACHMENTS) throw new DocumentError('too-many-parts');
  return {
    // An address inside an organisation is a path that says nothing to anybody.
    from:
      address.includes('@') && address !== name ? (name === '' ? address : `${name} <${address}>`) : name || address,
    to: properties.text(ID.to) ?? '',
    cc: properties.text(ID.cc) ?? '',
    date: headerDate ?? properties.time(ID.sentAt) ?? properties.time(ID.deliveredAt) ?? '',
    subject: properties.text(ID.subject) ?? '',
    text: properties.text(ID.text),
    html: htmlOf(properties),
    attachments: attachments.flatMap(entry => attachmentOf(entry, depth) ?? []),
  };
}

function htmlOf(properties: PropertyFolder): string | null {
  const written = properties.text(ID.html);
  if (written !== null) return written;
  const bytes = properties.bytes(ID.html);
  if (bytes) return decodeText(bytes, { declared: properties.encoding }).text;
  const packed = properties.bytes(ID.rtf);
  if (!packed) return null;
  const rtf = unpackRtf(packed);
  // Without it the plain text says the same, and nobody chose those looks.
  return /\\fromhtml/.test(rtf) || properties.text(ID.text) === null ? readRtf(rtf) : null;
}

function attachmentOf(entry: CompoundEntry, depth: number): MailAttachment | null {
  const properties = new PropertyFolder(entry, 8);
  const name = properties.text(ID.longName) ?? properties.text(ID.displayName) ?? properties.text(ID.shortName) ?? '';
  const contentId = properties.text(ID.contentId)?.replaceAll(/^<|>$/g, '') ?? properties.text(ID.location);
  const nested = entry.children.get(`__substg1.0_${ID.data}000D`);
  if (nested?.children.has('__properties_version1.0')) {
    const message = messageOf(nested, depth + 1);
    const bytes = writeEml(message);
    return { name: name || message.subject, mediaType: 'message/rfc822', bytes, contentId: null };
  }
  const bytes = properties.bytes(ID.data);
  if (!bytes) return null;
  return { name, mediaType: properties.text(ID.mediaType) ?? 'application/octet-stream', bytes, contentId };
}
