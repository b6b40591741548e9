export const conflictMessages = {
  'conflict.decide': 'Decide field by field…',
  'conflict.title': 'Two versions: {what}',
  'conflict.draft.what': 'your draft',
  'conflict.about':
    'Both are kept whatever you choose. What you put together here is sent as a new version; the other ones stay under “Earlier versions” of the case.',
  'conflict.aboutDraft':
    'Both are kept whatever you choose. What you put together here becomes your draft: look at it once more and submit it. The other versions stay under “Earlier versions” of the case.',
  'conflict.by.mine': 'Yours: {name}, {at}',
  'conflict.by.theirs': 'Theirs: {name}, {at}',
  'conflict.noBase': 'What both began from is no longer on this machine.',
  'conflict.column.what': 'What differs',
  'conflict.column.base': 'Both began from',
  'conflict.column.mine': 'Yours',
  'conflict.column.theirs': 'On the client’s server',
  'conflict.column.own': 'Something else',
  'conflict.choose': '{label}: {side}',
  'conflict.own': 'Write it anew',
  'conflict.ownValue': '{label}, written anew',
  'conflict.allMine': 'All yours',
  'conflict.allTheirs': 'All theirs',
  'conflict.left':
    '{count, plural, =0 {Everything is decided.} one {One field is still to be decided.} other {# fields are still to be decided.}}',
  'conflict.suggested': 'changed by this side only',
  'conflict.send': 'Send this version',
  'conflict.takeUp': 'Make this my draft',
  'conflict.cancel': 'Decide later',
  'conflict.failed': 'Your decision could not be saved. Nothing has changed; free some disk space and try again.',
  'conflict.moved': 'The draft was changed meanwhile. Nothing was decided: close this and look again.',
  'conflict.sent': 'Your version will be sent.',
  'conflict.taken': 'The draft is put together. The other version is kept.',
  'conflict.same': 'Nothing that you would see differs.',
  'conflict.verdict.correct': 'Correct',
  'conflict.verdict.incorrect': 'Incorrect',
  'conflict.verdict.not-applicable': 'Not applicable',
  'conflict.problem.hasMistakes':
    'With an answer judged incorrect the judgment cannot be accepted as it is: choose another outcome, or the other verdict.',
  'conflict.problem.noMistakes':
    'Without an answer judged incorrect there is nothing to correct or return: choose the other outcome, or the other verdict.',

  'conflict.why.merged': 'You put both versions together. This is what you had; the client’s server had the other one.',
  'conflict.why.mine': 'You sent yours again over theirs. Theirs is kept here beside it.',
  'conflict.why.theirs': 'You kept theirs. This is what you had.',

  'conflict.stale.decide': 'Compare and decide…',

  'conflict.earlier.title': 'Earlier versions',
  'conflict.earlier.body': 'What was decided against in this case. It is kept on this machine and was not sent.',
  'conflict.earlier.entry': '{what}, {at}',
  'conflict.earlier.decided': 'decided {at}',
} as const;
