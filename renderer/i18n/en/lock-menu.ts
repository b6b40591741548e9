export const lockMenuMessages = {
  'lock.now': 'Lock now',

  'lock.setPin': 'Set a PIN',
  'lock.changePin': 'Change the PIN',
  'lock.pin.why':
    'With a PIN nobody else can open your cases at this machine, also when it is lost or stolen. If you forget it, you sign in again: nothing is lost.',
  'lock.offer.title': 'Protect your cases with a PIN',
  'lock.offer.lost.title': 'Your PIN is gone: choose a new one',
  'lock.offer.lost.body':
    'The keys of this machine were renewed, and your PIN could not be taken along because its part could not be read. Until you choose another one, this machine opens your cases without a PIN. Nothing else is lost.',
  'lock.offer.later': 'Not now',

  'lock.lease.menu': 'Opens without contact for {left}',
  'lock.lease.soon.title': 'Meridian locks in {left} unless it reaches the client',
  'lock.lease.over.title': 'Meridian locks now unless it reaches the client',
  'lock.lease.soon.body':
    'Connect this machine, and the VPN if you need one; nothing else is to be done. What you do is kept in any case and is sent once there is contact.',
  'lock.lease.tryNow': 'Try now',
} as const;
