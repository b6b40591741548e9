export const lockMessages = {
  'lock.title': 'Locked',
  'lock.person': '{name} at {client}',
  'lock.reason.start.title': 'Meridian has just started.',
  'lock.reason.start.body': 'Enter your PIN to open your cases.',
  'lock.reason.by-hand.title': 'This window was locked by hand.',
  'lock.reason.by-hand.body': 'Enter your PIN to go on where you were.',
  'lock.reason.idle.title': 'Nobody used Meridian for a while.',
  'lock.reason.idle.body': 'What you had typed is saved. Enter your PIN to go on where you were.',
  'lock.reason.system.title': 'This machine was locked or asleep.',
  'lock.reason.system.body': 'What you had typed is saved. Enter your PIN to go on where you were.',
  'lock.reason.lease-expired.title': 'The time without contact to the client is over.',
  'lock.reason.lease-expired.body':
    'Nothing is lost: what you did stays here, sealed, and is sent once there is contact. Connect this machine, and the VPN if you need one, then unlock.',
  'lock.noPin.body':
    'No PIN is set, so whoever sits here can unlock. Set one afterwards in the menu under your name, if you share this room.',
  'lock.pin': 'PIN',
  'lock.pin.show': 'Show what I type',
  'lock.pin.capsLock': 'Caps lock is on.',
  'lock.unlock': 'Unlock',
  'lock.unlocking': 'Checking the PIN',
  'lock.signIn': 'Sign in again',
  'lock.signOut.body':
    'What has not reached the client yet stays on this machine, sealed, and is sent after you sign in here again. Your cases stay here too, sealed.',
  'lock.away.title': 'Meridian’s background part is restarting',
  'lock.away.body':
    'You can unlock as soon as it is back, in a moment and by itself. If it stays away, close Meridian and open it again; what you did is kept.',
  'lock.wrong': 'That is not the PIN. Try again, or sign in again if you no longer know it.',
  'lock.wrongLeft':
    '{count, plural, one {That is not the PIN. After one more wrong try only signing in again opens your cases.} other {That is not the PIN. # tries are left; after that only signing in again opens your cases.}}',
  'lock.wait': 'Too many wrong tries. You can try again in {time}, or sign in again now.',
  'lock.wait.over': 'You can try the PIN again.',

  'lock.failure.wrong-pin.title': 'That is not the PIN.',
  'lock.failure.wrong-pin.body': 'Try again, or sign in again if you no longer know it.',
  'lock.failure.too-many.title': 'Too many wrong PINs',
  'lock.failure.too-many.body': 'Wait until the time below is over, or sign in again now. Nothing is lost.',
  'lock.failure.lease-expired.title': 'The client’s server cannot be reached',
  'lock.failure.lease-expired.body':
    'It must be asked before your cases open again. Check the connection, and the VPN if you need one, then unlock again.',
  'lock.failure.sign-in-needed.title': 'Sign in again to open your cases',
  'lock.failure.sign-in-needed.body':
    'A PIN alone does not open them any more. Nothing is lost: what you did is here, sealed, and opens when you have signed in.',
  'lock.failure.storage.title': 'The keys on this machine could not be read',
  'lock.failure.storage.body':
    'Your PIN was not the problem. Try again; if it stays so, sign in again, and tell your IT department. Nothing was deleted.',
  'lock.failure.disconnected.title': 'Meridian lost touch with its own background part',
  'lock.failure.disconnected.body':
    'It is reconnecting by itself. Try again in a moment; if that does not help, close Meridian and open it again.',
  'lock.failure.timed-out.title': 'Unlocking took too long',
  'lock.failure.timed-out.body': 'No answer came. Try again; if it stays so, close Meridian and open it again.',
  'lock.failure.internal.title': 'Something went wrong inside Meridian while unlocking',
  'lock.failure.internal.body':
    'Try again. If it happens a second time, sign in again and tell your IT department; the error is in the log.',

  'lock.pin.current': 'Present PIN',
  'lock.pin.next': 'New PIN',
  'lock.pin.again': 'New PIN once more',
  'lock.pin.rule': 'At least 6 letters or digits; more is better. It opens your cases on this machine only.',
  'lock.pin.save': 'Save the PIN',
  'lock.pin.saving': 'Sealing your cases with the new PIN',
  'lock.pin.done': 'The PIN is set.',
  'lock.pin.strength': 'Strength',
  'lock.pin.strength.weak': 'too easy to guess',
  'lock.pin.strength.fair': 'good enough',
  'lock.pin.strength.strong': 'hard to guess',
  'lock.pin.short': 'At least 6 letters or digits.',
  'lock.pin.weak.sign': 'Only letters and digits: leave the other sign out.',
  'lock.pin.weak.few-signs': 'This repeats one or two signs only. Mix more of them.',
  'lock.pin.weak.repeats': 'This repeats itself. Take one without a pattern.',
  'lock.pin.weak.run': 'This is a run of neighbours, such as 123456. Mix the signs.',
  'lock.pin.weak.common': 'This has a word in it that everybody tries first. Take another.',
  'lock.pin.weak.name': 'This has your name in it. Take one that does not.',
  'lock.pin.differs': 'The two are not the same. Type the new PIN once more.',
  'lock.pin.failure.wrong-pin': 'The present PIN is not right. Try again.',
  'lock.pin.failure.signed-out': 'You are signed out. Sign in, then set the PIN.',
  'lock.pin.failure.storage':
    'The PIN could not be kept on this machine, so nothing has changed. Free some space on the disk and try again; if it stays so, tell your IT department.',
  'lock.pin.failure.disconnected':
    'Meridian’s background part is restarting, so nothing has changed. Try again in a moment.',
  'lock.pin.failure.timed-out': 'No answer came. Lock the window and see which PIN opens it; then try again.',
  'lock.pin.failure.internal':
    'Something went wrong inside Meridian. Lock the window and see which PIN opens it; if it happens again, tell your IT department.',

  'lock.lease': 'Opens without contact',
  'lock.lease.until': 'until {at} ({left} left)',
  'lock.lease.none': 'not limited',
} as const;
