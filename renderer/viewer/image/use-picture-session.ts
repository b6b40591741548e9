import { useEffect, useState } from 'react';
import type { KeptWords } from '../../data/kept-words.ts';
import type { PagePictures } from './page-pictures.ts';
import { PictureSession } from './picture-session.ts';

/** The session of an open picture. Nothing more is read for it once the document is closed. */
export function usePictureSession(pictures: PagePictures, kept: KeptWords | undefined): PictureSession {
  const [session] = useState(() => new PictureSession(pictures, kept));

  // The machine that reads is outside React.
  useEffect(() => () => session.texts.close(), [session]);
  return session;
}
