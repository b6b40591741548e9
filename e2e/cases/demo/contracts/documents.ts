import type { MadeDocument } from '../insurance/documents.ts';
import { contractPdf, contractText } from './contract-pdf.ts';

/** A contract of the demonstration: its texts, how they are named, and when they were signed. */
export interface Contract {
  readonly key: string;
  readonly reference: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly signedOn: string;
  readonly documents: readonly {
    readonly text: string;
    readonly name: string;
    readonly as: 'pdf' | 'text';
    readonly role: string;
  }[];
}

export const contracts: readonly Contract[] = [
  {
    key: 'calder',
    reference: 'NC-2026-1102',
    counterparty: 'Calder Scanning Services Ltd',
    kind: 'Services',
    signedOn: '2023-02-14',
    documents: [
      { text: 'services', name: 'Master Services Agreement Calder.pdf', as: 'pdf', role: 'contract' },
      { text: 'services-amendment', name: 'Amendment No. 2.txt', as: 'text', role: 'amendment' },
    ],
  },
  {
    key: 'aurelia',
    reference: 'NC-2026-1105',
    counterparty: 'Aurelia Genomics GmbH',
    kind: 'Non-disclosure',
    signedOn: '2026-05-22',
    documents: [{ text: 'confidentiality', name: 'Mutual NDA Aurelia Genomics.pdf', as: 'pdf', role: 'contract' }],
  },
  {
    key: 'fjordbank',
    reference: 'NC-2026-1107',
    counterparty: 'Fjordbank Forsikringsagentur AS',
    kind: 'Distribution',
    signedOn: '2024-11-30',
    documents: [{ text: 'distribution', name: 'Distribution Agreement Fjordbank.pdf', as: 'pdf', role: 'contract' }],
  },
  {
    key: 'tessellate',
    reference: 'NC-2026-1110',
    counterparty: 'Tessellate Systems Inc.',
    kind: 'Software licence',
    signedOn: '2021-08-03',
    documents: [
      { text: 'licence', name: 'Tessera Licence and Support Agreement.pdf', as: 'pdf', role: 'contract' },
      { text: 'licence-amendment', name: 'Letter amendment January 2024.txt', as: 'text', role: 'amendment' },
    ],
  },
];

/** The documents of a contract, in the order of `contract.documents`. */
export function contractDocuments(contract: Contract): Promise<MadeDocument[]> {
  return Promise.all(
    contract.documents.map(async ({ text, name, as, role }): Promise<MadeDocument> => {
      const words = await contractText(text);
      const id = `ct-${contract.key}-${role}`;
      const file = `contracts/${contract.key}/${role}.${as === 'pdf' ? 'pdf' : 'txt'}`;
      const entry = { id, name, language: 'en', role, file } as const;
      if (as === 'text') {
        return {
          bytes: words,
          entry: { ...entry, mediaType: 'text/plain' },
          source: { id, pages: [words], isPlain: true, hasPages: false, isScanPdf: false },
        };
      }
      const printed = await contractPdf(words, contract.reference, new Date(`${contract.signedOn}T12:00:00Z`));
      return {
        bytes: printed.bytes,
        entry: { ...entry, mediaType: 'application/pdf', pages: printed.pages.length },
        source: { id, pages: printed.pages, isPlain: false, hasPages: true, isScanPdf: false },
      };
    }),
  );
}
