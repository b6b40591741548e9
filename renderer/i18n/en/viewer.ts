export const viewerMessages = {
  'viewer.group': 'Document',
  'viewer.opening': 'Opening the document…',
  'viewer.cancel': 'Cancel',
  'viewer.tryAgain': 'Try again',

  'viewer.toolbar': 'Document tools for {name}',
  'viewer.previousPage': 'Previous page',
  'viewer.nextPage': 'Next page',
  'viewer.pageNumber': 'Page',
  'viewer.ofPages': 'of {pages}',
  'viewer.pageOfPages': '({page} of {pages})',
  'viewer.pageOf': 'Page {page} of {pages}',
  'viewer.zoomIn': 'Zoom in',
  'viewer.zoomOut': 'Zoom out',
  'viewer.zoomLevel': 'Zoom: {percent} %',
  'viewer.zoomFit': 'Fit width',
  'viewer.rotate': 'Turn clockwise',
  'viewer.drawArea': 'Mark an area',
  'viewer.find': 'Find in this document',
  'viewer.findNext': 'Next hit',
  'viewer.findPrevious': 'Previous hit',
  'viewer.findSelect': 'Select this hit',
  'viewer.findClose': 'Close search',
  'viewer.findHits': '{current} of {hits}',
  'viewer.findHitsSoFar': '{current} of {hits} so far…',
  'viewer.findNothing': 'Not found',
  'viewer.findReading': 'Reading…',
  'viewer.findUnreadable': '{pages, plural, one {# page has} other {# pages have}} no text and could not be searched.',

  'viewer.areaLayer':
    'Area: drag with the mouse, or move the box with the arrow keys, size it with Shift and the arrow keys, press Enter to mark it, Escape to stop',
  'viewer.areaAt': 'Box at {left} by {top} percent, {width} by {height} percent large',
  'viewer.markLabel': 'Mark: {name}',
  'viewer.markLabelUncertain': 'Mark: {name}. Its place is uncertain.',
  'viewer.markedCell': '{value}, marked: {name}',
  'viewer.markWithoutTag': 'Highlight',
  'viewer.markUncertain':
    'The document has changed since this was marked. Check that it still stands in the right place.',

  'viewer.noText': 'No text on this page',
  'viewer.pageFailed': 'Page {page} could not be drawn: it is damaged. The other pages are not affected.',
  'viewer.pageTimedOut': 'Page {page} took too long to draw and was stopped. The other pages are not affected.',

  'viewer.passwordTitle': 'This document is locked',
  'viewer.password': 'Password',
  'viewer.passwordWhy':
    '“{name}” opens only with a password, which its sender usually gives in a letter or mail. It is not kept.',
  'viewer.passwordWrong': 'That is not the password of this document. Check capitals and spaces, then try again.',
  'viewer.openDocument': 'Open',
  'viewer.enterPassword': 'Enter the password',
  'viewer.pdfLockedTitle': 'This document is locked',
  'viewer.pdfLocked': 'It cannot be shown without its password. Ask for it if it did not come with the case.',
  'viewer.pdfBrokenTitle': 'This document cannot be shown',
  'viewer.pdfBroken':
    'It is not a complete PDF: it was probably cut short or damaged before it reached the client. Ask for it again; the rest of the case can be worked.',
  'viewer.pdfUnreadable':
    'It is a PDF, but its inner structure cannot be read. Ask for it to be saved again, or for another format; the rest of the case can be worked.',
  'viewer.pdfTooManyPages': 'It has {pages, number} pages; at most {limit, number} can be shown. Ask for it in parts.',
  'viewer.pdfTimedOut':
    'Opening it took more than half a minute and was stopped. Try again when the machine is less busy.',
  'viewer.tooLargeTitle': 'This document is too large to be shown',
  'viewer.tooLarge': 'It has {size}; at most {limit} of this kind can be shown. Ask for it in parts, or as a PDF.',
  'viewer.imageTooManyPixels':
    'It has {pixels} million pixels; at most {limit} million can be shown. Ask for a smaller scan.',
  'viewer.tableEmptyTitle': 'This table is empty',
  'viewer.tableEmpty': 'The file has no rows. If something should be in it, ask for it again.',
  'viewer.unsupportedTitle': 'This kind of document cannot be shown here',
  'viewer.unsupported':
    'It was received complete and unchanged, and is kept with the case. If you need what it says, ask for it as a PDF.',
  'viewer.factName': 'Name',
  'viewer.factType': 'Kind',
  'viewer.factSize': 'Size',
  'viewer.factHash': 'SHA-256',
  'viewer.failedTitle': 'This document could not be opened',
  'viewer.failed':
    'Something went wrong while it was being shown. The other documents and your work are not affected. Try again; if it happens twice, tell your lead.',
  'viewer.damagedTitle': 'This document arrived damaged',
  'viewer.damaged':
    'What arrived is not what the client sent, so it is not shown: nothing can be judged or cited from it. It is fetched again by itself, a few times within the hour and at every start. If it stays like this, ask the client to send it again; the other documents can be read meanwhile.',
  'viewer.notHereTitle': 'This document is not on this machine yet',
  'viewer.notHere':
    'It is shown as soon as it has been downloaded and checked. The other documents can be read meanwhile.',

  'viewer.mailFrom': 'From',
  'viewer.mailTo': 'To',
  'viewer.mailCc': 'Cc',
  'viewer.mailDate': 'Date',
  'viewer.mailSubject': 'Subject',
  'viewer.mailUnnamed': 'attachment without a name',
  'viewer.mailAttachments': 'Attachments',
} as const;
