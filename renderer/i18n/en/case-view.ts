export const caseViewMessages = {
  'caseView.documents': 'Documents of this case',
  'caseView.chooseDocument': 'Choose a document',
  'caseView.shownDocument': 'Document: {name}, {state}',
  'caseView.openBeside': 'Open a document beside this one',
  'caseView.closePane': 'Close this pane',
  'caseView.pane': 'Document pane: {name}',
  'caseView.showDocument': 'Show {name}',
  'caseView.verified': 'Complete and checked',
  'caseView.missing': 'Not downloaded yet',
  'caseView.partial': '{percent} downloaded',
  'caseView.failed': 'Download failed: what arrived is not what the client sent. It is fetched again by itself.',
  'caseView.noDocuments': 'No documents',
  'caseView.noDocumentsWhy':
    'The client sent none with this case. Judge it from its attributes, or ask for what is missing.',
} as const;
