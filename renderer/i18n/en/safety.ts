export const safetyMessages = {
  'safety.recovered.damaged': 'The copy of your cases on this machine was damaged and is fetched again ({at})',
  'safety.recovered.lost': 'A part of what was on this machine was lost and is made again ({at})',
  'safety.recovered.putBack':
    'What you had saved was put back from its safety copy: {acts, plural, =0 {no acts} one {one act} other {# acts}} and {drafts, plural, =0 {no drafts} one {one draft} other {# drafts}}. Cases and documents come from the client’s server; go on working.',
  'safety.recovered.nothing':
    'What you have saved is put back from its safety copy. Cases and documents come from the client’s server; go on working.',
  'safety.recovered.read': 'I have read this',
  'safety.copy.refused': 'Not copied: the client does not allow text to be copied.',
  'safety.print.refused': 'Not printed: the client does not allow cases to be printed.',
  'safety.unkept.title': '{count, plural, one {One act has} other {# acts have}} no safety copy yet',
  'safety.unkept.storage':
    'What you did is saved on this machine and is sent as usual. The safety copy will be written when there is room on the disk: free some space.',
  'safety.unkept.locked':
    'What you did is saved on this machine. The safety copy will be written when you have unlocked Meridian or signed in again.',
  'safety.unkept.disconnected':
    'What you did is saved on this machine. The safety copy will be written when Meridian’s background part is back. If this stays, close Meridian and open it again.',
} as const;
