import type { DocumentRequest, DocumentResponse } from './host.ts';

/** What `serveDocuments` is given. */
export type OpenDocument = (request: DocumentRequest) => Promise<DocumentResponse>;

/** A host's answer before the core serves documents. */
export const notServedYet: OpenDocument = () =>
  Promise.resolve({ ok: false, status: 503, message: 'Documents are not served yet.' });
