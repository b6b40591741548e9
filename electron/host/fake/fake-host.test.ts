import { describeHost } from '../testing/host-contract.ts';
import { parseDocumentUrl, documentHeaders } from '../document-url.ts';
import { createFakeHost } from './fake-host.ts';

describeHost('fake', () => {
  const host = createFakeHost({ dataFolder: '/nowhere' });
  return Promise.resolve({
    host,
    connect: paneId => Promise.resolve(host.connectWindow(paneId === undefined ? {} : { paneId })),
    fetchDocument: async url => {
      const request = parseDocumentUrl(new URL(url, 'http://window.test'));
      if (!request) throw new Error(`${url} is no document`);
      const answer = await host.fetchDocument(request);
      if (!answer.ok) return { status: answer.status, headers: new Headers(), text: answer.message };
      const text = await new Response(answer.body).text();
      return { status: 200, headers: new Headers(documentHeaders(answer)), text };
    },
    openedUrls: () => host.openedUrls,
    stop: () => host.quit(),
  });
});
