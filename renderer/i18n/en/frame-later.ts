/** What the frame's dialogs, its parts for later screens and its questions say: none of it is on the first screen. */
export const frameLaterMessages = {
  'app.about.version': 'Version',
  'app.about.runsIn': 'Runs in',
  'app.about.host.electron': 'Electron',
  'app.about.host.chromium': 'a local browser window',
  'app.about.host.fake': 'a test',
  'app.about.server': 'Server',
  'app.about.updates': 'Updates',
  'app.about.away': 'Meridian’s background part is restarting. Close this and open it again in a moment.',
  'app.about.check': 'Look for an update',
  'app.about.status.off-by-policy': 'Switched off by your IT department',
  'app.about.status.unsupported': 'Not available in this build',
  'app.about.status.idle': 'Nothing newer is known',
  'app.about.status.checking': 'Looking for a newer version',
  'app.about.status.downloading': 'Fetching a newer version',
  'app.about.status.ready': 'A newer version is here',
  'app.about.status.failed': 'The last update did not succeed',
  'app.labelWithUnit': '{label} ({unit})',
  'app.notANumber': 'This is not a number. Type digits only, or leave the field empty.',
  'app.paletteNothing': 'Nothing here is called “{typed}”.',
  'app.palettePlaceholder': 'Type a command, or a case by reference or title',
  'app.resizePanes': 'Resize the panes',

  'session.signOut.title': 'Sign out?',
  'session.signOut.unsent': '{count, plural, one {# change has} other {# changes have}} not reached the client yet.',
  'session.signOut.oldest': 'The oldest is {age} old.',
  'session.signOut.stays':
    'If you sign out now, what is unsent stays on this machine, sealed, and is sent after you sign in here again. Nothing is thrown away.',
  'session.signOut.attention':
    '{count, plural, one {# change waits} other {# changes wait}} for your decision in the outbox. They stay there, sealed, until you are back.',
  'session.signOut.sent': 'Everything you did is at the client. Your cases stay on this machine, sealed.',
  'session.signOut.restSent': 'Everything else that you did is at the client. Your cases stay on this machine, sealed.',
  'session.signOut.unknown':
    'What has not reached the client yet stays on this machine, sealed, and is sent after you sign in here again.',
  'session.signOut.now': 'Sign out now',
  'session.signOut.wait': 'Wait until it is sent',
  'session.signOut.waiting':
    '{count, plural, =0 {Everything is sent} one {# change left to send} other {# changes left to send}}',
  'session.signOut.waitingHow': 'You are signed out as soon as everything is at the client.',
  'session.stay': 'Stay signed in',
} as const;
