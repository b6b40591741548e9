import { useEffect, useState } from 'react';
import { text } from '../../i18n/text.ts';
import type { ViewProps } from '../document-view.ts';
import { useWholeBytes } from '../use-whole-bytes.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { ViewProblem } from '../ViewProblem.tsx';
import { ImagePages } from './ImagePages.tsx';
import { MAX_BYTES, wordsForFailure } from './image-failure-words.ts';
import { openPictures } from './open-pictures.ts';
import type { ImageFailure, PagePictures } from './page-pictures.ts';
import '../../i18n/add-later.ts';
import '../marks/marks.css';

/** A photograph, or the pages of a scan: scrolled, zoomed, turned; areas of it and the words in it are marked. */
export function ImageView(props: ViewProps) {
  const bytes = useWholeBytes(props.bytes, MAX_BYTES);
  const [opened, setOpened] = useState<PagePictures | ImageFailure | null>(null);

  // Decoding is done by a worker or the browser.
  useEffect(() => {
    if (!bytes) return undefined;
    let isCurrent = true;
    let pictures: PagePictures | null = null;
    openPictures(bytes).then(
      result => {
        if (typeof result !== 'string') pictures = result;
        if (isCurrent) setOpened(result);
        else pictures?.close();
      },
      () => {
        // No worker could be started.
        if (isCurrent) setOpened('broken');
      },
    );
    return () => {
      isCurrent = false;
      pictures?.close();
      setOpened(null);
    };
  }, [bytes]);

  const failure = props.bytes.length > MAX_BYTES ? 'too-large' : opened;
  if (typeof failure === 'string') {
    return (
      <ViewProblem title={text('scan.failedTitle')} reason={failure}>
        {wordsForFailure(failure, { pixels: Number.NaN, bytes: props.bytes.length })}
      </ViewProblem>
    );
  }
  if (!failure) return <ViewLoading />;
  return <ImagePages {...props} pictures={failure} />;
}
