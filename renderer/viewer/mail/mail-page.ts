import { text } from '../../i18n/text.ts';
import { escapeHtml } from '../html/escape-html.ts';
import type { MailMessage } from './mail-message.ts';

/** The headers that a person reads, named and in order. */
function headersOf({ from, to, cc, date, subject }: MailMessage): [name: string, value: string][] {
  const headers: [string, string][] = [
    [text('viewer.mailFrom'), from],
    [text('viewer.mailTo'), to],
    [text('viewer.mailCc'), cc],
    [text('viewer.mailDate'), date],
    [text('viewer.mailSubject'), subject],
  ];
  return headers.filter(([, value]) => value !== '');
}

/** Headers and plain body as one text, so that both can be quoted. */
export function mailText(mail: MailMessage): string {
  const headers = headersOf(mail).map(([name, value]) => `${name}: ${value}`);
  return `${headers.join('\n')}\n\n${mail.text ?? ''}`;
}

/** The same headers as HTML, for above the body. */
export function mailHead(mail: MailMessage): string {
  return headersOf(mail)
    .map(([name, value]) => `<div><b>${escapeHtml(name)}:</b> ${escapeHtml(value)}</div>`)
    .join('');
}
