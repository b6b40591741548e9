import { text } from '../../i18n/text.ts';
import type { CleanHtml } from './clean-html.ts';

/** What a person must know about a page that was made harmless. */
export function pageNotices({ remoteImages, leftOut }: Pick<CleanHtml, 'remoteImages' | 'leftOut'>): string[] {
  return [
    ...(remoteImages > 0 ? [text('kinds.remoteImages', { images: remoteImages })] : []),
    ...(leftOut > 0 ? [text('kinds.leftOut', { parts: leftOut })] : []),
  ];
}

/** The same as codes, for those who inspect documents. */
export function pageWarnings({ remoteImages, leftOut }: Pick<CleanHtml, 'remoteImages' | 'leftOut'>): string[] {
  return [
    ...(remoteImages > 0 ? [`remote-images:${remoteImages}`] : []),
    ...(leftOut > 0 ? [`left-out:${leftOut}`] : []),
  ];
}
