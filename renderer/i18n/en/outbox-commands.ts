export const outboxCommandMessages = {
  'outbox.reckoning': 'Is everything at the client?',

  'outbox.rescue': 'Seal unsent work for the client',

  'outbox.report.saved': 'The report is in {path}. It has no word of a case.',
  'outbox.report.failed': 'The report could not be saved. Try another folder, or free some disk space.',
} as const;
