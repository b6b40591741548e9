import type { Applicant } from './applicant.ts';

/** The broker's covering mail as a message file: RFC 5322, quoted-printable. */
export function brokerMail(applicant: Applicant): string {
  const { broker, firm, address, sent, text } = applicant.mail;
  const domain = address.split('@')[1] ?? 'broker.example';
  const body = `${text.trim()}\n\nKind regards\n${broker}\n${firm}\n\nThis message is meant for the addressee only. If it reached you by mistake, please tell us and delete it.\n`;
  const headers = [
    `Received: from mail.${domain} (mail.${domain} [192.0.2.25]) by mx.northwind-life.example with ESMTPS; ${rfcDate(sent)}`,
    `Date: ${rfcDate(sent)}`,
    `From: ${encodedWord(broker)} <${address}>`,
    'To: New Business <newbusiness@northwind-life.example>',
    `Subject: ${encodedWord(`${applicant.reference} ${applicant.name}: application and medical evidence`)}`,
    `Message-ID: <${applicant.key}.${sent.replaceAll(/\D/g, '')}@${domain}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    'X-Mailer: Postbox 7.0',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${quotedPrintable(body)}`;
}

/** RFC 2045 §6.7, lines of at most 76. */
function quotedPrintable(text: string): string {
  return text
    .split('\n')
    .map(line => {
      const units = Array.from(new TextEncoder().encode(line), byte =>
        byte === 61 || byte < 32 || byte > 126
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
      );
      let out = '';
      let length = 0;
      for (const unit of units) {
        if (length + unit.length > 75) {
          out += '=\r\n';
          length = 0;
        }
        out += unit;
        length += unit.length;
      }
      return out.replace(/ $/, '=20');
    })
    .join('\r\n');
}

/** RFC 2047 when the text is not ASCII. */
function encodedWord(text: string): string {
  return /^[ -~]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

function rfcDate(iso: string): string {
  return new Date(iso).toUTCString().replace('GMT', '+0000');
}
