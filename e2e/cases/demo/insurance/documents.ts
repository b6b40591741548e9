import { PDFDocument } from '@cantoo/pdf-lib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { BundleDocument } from '../../bundle.ts';
import type { Source } from '../evidence.ts';
import { A4 } from '../pdf/paper.ts';
import type { Applicant } from './applicant.ts';
import { applicationForm } from './application-form.ts';
import { brokerMail } from './broker-mail.ts';
import { labResults } from './lab-results.ts';

/** A document that is to be written into a bundle: its bytes, its entry in `cases.json`, and what evidence can quote. */
export interface MadeDocument {
  readonly bytes: Uint8Array | string;
  readonly entry: z.input<typeof BundleDocument>;
  readonly source: Source;
}

export interface ApplicantDocuments {
  readonly application: MadeDocument;
  readonly letter: MadeDocument;
  readonly lab: MadeDocument | null;
  readonly mail: MadeDocument;
}

/** All documents of one applicant, made from the same facts. */
export async function applicantDocuments(applicant: Applicant): Promise<ApplicantDocuments> {
  const form = await applicationForm(applicant);
  const scan = await readFile(join(import.meta.dirname, '..', 'scans', `${applicant.key}.jpg`));
  const csv = labResults(applicant);
  const mail = brokerMail(applicant);
  return {
    application: made(applicant, 'application', 'Application NB-12.pdf', 'application/pdf', form.bytes, {
      role: 'application',
      pages: form.pages.length,
      text: form.pages,
    }),
    letter:
      applicant.letter.as === 'pdf'
        ? made(
            applicant,
            'letter',
            `${applicant.physician.name}, letter (scan).pdf`,
            'application/pdf',
            await scanPdf(scan, applicant),
            {
              role: 'medical-report',
              pages: 1,
            },
          )
        : made(applicant, 'letter', `${applicant.physician.name}, letter (scan).jpg`, 'image/jpeg', scan, {
            role: 'medical-report',
          }),
    lab:
      csv === null
        ? null
        : made(applicant, 'lab', 'Laboratory results.csv', 'text/csv', csv, { role: 'laboratory', text: [csv] }),
    mail: made(applicant, 'mail', `Mail from ${applicant.mail.broker}.eml`, 'message/rfc822', mail, {
      role: 'correspondence',
      text: [applicant.mail.text],
    }),
  };
}

function made(
  applicant: Applicant,
  kind: string,
  name: string,
  mediaType: string,
  bytes: Uint8Array | string,
  { text, ...more }: { role: string; pages?: number; text?: readonly string[] },
): MadeDocument {
  const extension = name.slice(name.lastIndexOf('.'));
  const id = `nb-${applicant.key}-${kind}`;
  return {
    bytes,
    entry: {
      id,
      name,
      mediaType,
      language: 'en',
      ...more,
      file: `new-business/${applicant.key}/${kind}${extension}`,
    },
    source: {
      id,
      pages: text ?? [],
      isPlain: false,
      hasPages: mediaType === 'application/pdf',
      isScanPdf: mediaType === 'application/pdf' && !text,
    },
  };
}

/** A page with nothing on it but the picture, as a scanner without text recognition sends it. */
async function scanPdf(jpeg: Uint8Array, applicant: Applicant): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const madeAt = new Date(`${applicant.mail.sent.slice(0, 10)}T07:30:00Z`);
  pdf.setProducer('Post room scanner 2');
  pdf.setCreationDate(madeAt);
  pdf.setModificationDate(madeAt);
  const image = await pdf.embedJpg(jpeg);
  pdf.addPage([A4.width, A4.height]).drawImage(image, { x: 0, y: 0, width: A4.width, height: A4.height });
  return pdf.save({ updateFieldAppearances: false });
}
