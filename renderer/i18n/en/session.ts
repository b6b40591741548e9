export const sessionMessages = {
  'session.button': 'Sign in with your browser',
  'session.waiting.title': 'Waiting for your browser',
  'session.waiting.body':
    'Finish signing in on the page that has just opened. This window goes on by itself when you are done.',
  'session.cancel': 'Cancel',
  'session.opening': 'Opening your cases',
  'session.connecting': 'Starting Meridian',

  'session.failure.offline.title': 'The client’s server cannot be reached',
  'session.failure.offline.body': 'Check that this machine is connected, and the VPN if you need one. Then try again.',
  'session.failure.cancelled.title': 'Signing in was cancelled',
  'session.failure.cancelled.body': 'Nothing has changed. Sign in again when you are ready.',
  'session.failure.refused.title': 'The client did not let you in',
  'session.failure.refused.body':
    'Your sign-in was not accepted, or you have no place in this client’s team. Try again, or ask your team lead to check your access.',
  'session.failure.not-a-client.title': 'There is no client server at this address',
  'session.failure.not-a-client.body':
    'Something answers at the address above, but it does not speak Meridian’s protocol: a hotel or company sign-in page may stand in between. Open a page in your browser to check, then try again. If it stays so, ask your IT department to check the address.',
  'session.failure.busy.title': 'Another sign-in is under way',
  'session.failure.busy.body': 'Finish it in your browser, or cancel it here and begin again.',
  'session.failure.disconnected.title': 'Meridian lost touch with its own background part',
  'session.failure.disconnected.body':
    'It is reconnecting by itself. Try again in a moment; if that does not help, close Meridian and open it again.',
  'session.failure.timed-out.title': 'Signing in took too long',
  'session.failure.timed-out.body': 'No answer came. Check your connection, then try again.',
  'session.failure.internal.title': 'Something went wrong inside Meridian while signing in',
  'session.failure.internal.body':
    'Try again. If it happens a second time, close Meridian, open it again and tell your IT department; the error is in the log.',
  'session.failure.store.title': 'Your cases on this machine could not be opened',
  'session.failure.store.body':
    'Nothing was deleted. Another Meridian window may have them open: close it and try again. If it stays so, restart the machine before you call your IT department.',
  'session.failure.store-no-room.title': 'Your cases could not be opened: the disk of this machine is full',
  'session.failure.store-no-room.body':
    'Nothing was deleted. Free some space on this disk, at least 1 GB, and try again. What you saved is also kept apart from it.',
  'session.failure.store-goes-at-start.title': 'The copy of your cases on this machine is damaged',
  'session.failure.store-goes-at-start.body':
    'Close Meridian and open it again: it then begins with a new copy, fetches your cases and puts back everything that you saved.',

  'session.renew.title': 'The client wants you to sign in again',
  'session.renew.body': 'You can go on working. What you do is kept here and sent once you have signed in.',
  'session.renew.cut':
    'The last renewal of your sign-in was cut off: Meridian was closed, or the line broke, before its answer came, and the client does not give it twice. Nothing is lost: you can go on working, and what you do is kept here and sent once you have signed in.',
  'session.renew.failed': 'You can go on working; nothing is sent until you have signed in.',
  'session.signOut': 'Sign out',
} as const;
