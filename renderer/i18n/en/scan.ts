/** Pages that are pictures, and their words that somebody read. */
export const scanMessages = {
  'scan.reading': 'Reading this page…',
  'scan.readingWhy': 'The words are being read from the picture on this computer.',
  'scan.machineRead': 'Machine-read, {percent} sure',
  'scan.machineReadWhy':
    'The words were read from the picture on this computer. Compare what matters with the picture.',
  'scan.unsure': 'Hard to read, {percent} sure',
  'scan.unsureWhy': 'The words under this picture are uncertain: search may miss some. Read the picture itself.',
  'scan.noneWhy': 'No words were found in this picture. Search does not reach it.',
  'scan.failed.timed-out':
    'Reading the words took more than a minute and was stopped. Search does not reach this page.',
  'scan.failed.unavailable': 'The words of this picture could not be read. Search does not reach this page.',
  'scan.failedTitle': 'This picture cannot be shown',
  'scan.failed.broken': 'It is damaged or of a kind that cannot be decoded. Ask for it again, as PNG, JPEG or PDF.',
  'scan.failed.too-many-pages': 'It has more pages than can be shown. Ask for it in parts, or as a PDF.',
  'scan.failed.picture-timed-out': 'Opening it took too long and was stopped. Ask for it again, as a PDF.',
  'scan.failed.compression':
    'It is packed in a way that Meridian does not know (TIFF compression {compression}). Ask for it again, as a PDF.',
  'scan.pageFailed': 'Page {page} could not be drawn: {reason}',
} as const;
