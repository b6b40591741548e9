import type { KeptWords } from '../../data/kept-words.ts';
import { PageLayers } from '../page-layers.ts';
import { RenderQueue } from '../pdf/render-queue.ts';
import { ScanTexts } from '../scan/scan-texts.ts';
import type { PagePictures } from './page-pictures.ts';

/** What the parts of one open picture share. Lives as long as the document is on the screen. */
export class PictureSession extends PageLayers {
  readonly pictures: PagePictures;
  readonly texts: ScanTexts;
  readonly queue = new RenderQueue();

  constructor(pictures: PagePictures, kept: KeptWords | undefined) {
    super();
    this.pictures = pictures;
    this.texts = new ScanTexts({
      pages: pictures.sizes.length,
      kept,
      picture: async page => {
        const drawn = await pictures.draw(page);
        return typeof drawn === 'string' ? null : drawn;
      },
    });
  }
}
