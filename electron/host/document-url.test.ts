import { expect, test } from 'vitest';
import { documentPath, parseDocumentUrl } from './document-url.ts';

const parse = (path: string): ReturnType<typeof parseDocumentUrl> =>
  parseDocumentUrl(new URL(path, 'http://127.0.0.1:1'));

test.each([
  { documentId: 'd', version: 1, offset: 0, etag: null },
  { documentId: '01890a5d-ac96-774b-bcce-b302099a8057', version: 12, offset: 1_048_576, etag: '"a/b?c=&d"' },
  { documentId: 'a.b:c_d', version: 1, offset: 0, etag: '' },
])('%j comes back as it was asked', request => {
  expect(parse(documentPath(request))).toEqual(request);
});

test.each([
  '/',
  '/documents',
  '/documents/?version=1&offset=0',
  '/documents/d',
  '/documents/d?version=1',
  '/documents/d?version=1&offset=-1',
  '/documents/d?version=1.5&offset=0',
  '/documents/a%2Fb?version=1&offset=0',
  '/documents/%?version=1&offset=0',
  '/documents/../secrets?version=1&offset=0',
  '/documents/%2e%2e?version=1&offset=0',
  '/documents/%2E?version=1&offset=0',
  '/documents/a%0d%0ab?version=1&offset=0',
  '/documents/d?version=1&offset=0&etag=%22a%22%0d%0ax-evil:%201',
  '/documents/d?version=1&offset=0&etag=%22a%22,%22b%22',
  '/documents/d?version=1&offset=0&etag=*',
  '/documents/d?version=99999999999999999999&offset=0',
  '/documents/d?version=1&offset=0x10',
  `/documents/${'a'.repeat(129)}?version=1&offset=0`,
])('%s is no document', path => {
  expect(parse(path)).toBeNull();
});
