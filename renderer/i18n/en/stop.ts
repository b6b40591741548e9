/** Why nothing is sent or fetched, and what helps: one title, one sentence, and at least one action for each reason. */
export const stopMessages = {
  'stop.offline.title': 'Offline',
  'stop.offline.body': 'There is no connection to the client. Go on working: it is sent when the connection is back.',
  'stop.server-error.title': 'The client’s server has a problem',
  'stop.server-error.body': 'It cannot take work at the moment. Yours is kept here and is sent when it is well again.',
  'stop.not-the-server.title': 'Something else answers for the client’s server',
  'stop.not-the-server.body':
    'A network sign-in page or a proxy is in between. Open your browser, sign in to the network, then try again; if it stays, tell your IT department.',
  'stop.rate-limited.title': 'The client’s server asked to wait',
  'stop.rate-limited.body': 'It is busy. Sending goes on by itself at the time that it named; you can go on working.',
  'stop.signed-out.title': 'Sign-in needed',
  'stop.signed-out.body': 'The client wants you to sign in again. Nothing is lost; your work is sent afterwards.',
  'stop.forbidden.title': 'The client does not let this account work here',
  'stop.forbidden.body':
    'Your work is kept on this machine. Ask your team lead; a report for the IT department helps them.',
  'stop.upgrade-required.title': 'This version is too old for the client’s server',
  'stop.upgrade-required.body': 'You can go on offline, and your work is kept. It is sent once Meridian is updated.',
  'stop.clock-wrong.title': 'The clock of this machine is wrong',
  'stop.clock-wrong.body':
    'Set date and time in the system’s settings, best to “automatic”, then try again. Nothing is lost by it.',
  'stop.mass-delete.title': 'The client’s server would remove many cases',
  'stop.mass-delete.body':
    'They stay on this machine until you have said what becomes of them. Everything else is sent and fetched as usual.',
  'stop.storage.title': 'This machine cannot store more',
  'stop.storage.body':
    'Free some space on the disk: empty the bin, remove large files that are not Meridian’s. Then try again; it also goes on by itself.',
  'stop.stuck.title': 'Sending does not get on',
  'stop.stuck.body':
    'There is a connection and work to send, and for a minute nothing moved. Meridian has connected anew and goes on trying. If it stays, seal the unsent work for the client.',
  'stop.internal.title': 'Something went wrong inside Meridian',
  'stop.internal.body':
    'It tries again by itself, and your work is kept. If it stays, restart Meridian and give the IT department a report.',
  'stop.main-away.title': 'Meridian is restarting its background part',
  'stop.main-away.body': 'Go on working: everything is kept on this machine. This takes a few seconds.',

  'stop.action.retry': 'Try again now',
  'stop.action.sign-in': 'Sign in',
  'stop.action.decide': 'Look and decide',
  'stop.action.update': 'Look for an update',
  'stop.action.rescue': 'Seal unsent work…',
  'stop.action.report': 'Save a report for IT',
  'stop.action.outbox': 'See what is unsent',
  'stop.details': 'In detail: {message}',
} as const;
