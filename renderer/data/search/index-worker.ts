import { buildCaseSegment, caseSegmentBytes } from './case-segment.ts';
import { pagesBytes, pagesOf } from './document-pages.ts';
import type { IndexTask } from './index-messages.ts';

self.addEventListener('message', ({ data }: MessageEvent<IndexTask>) => {
  const bytes =
    data.type === 'encode'
      ? pagesBytes(data.pages)
      : caseSegmentBytes(
          buildCaseSegment(data.documents.map(({ id, version, bytes: kept }) => ({ id, version, ...pagesOf(kept) }))),
        );
  self.postMessage({ turn: data.turn, bytes }, { transfer: [bytes.buffer] });
});
