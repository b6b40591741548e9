export const signInMessages = {
  'session.title': 'Sign in',
  'session.titleFor': 'Sign in to {client}',
  'session.address': 'Server',
  'session.how': 'Your browser opens the client’s own sign-in page. Meridian never sees your password.',
  'session.tryAgain': 'Try again',

  'session.noClient.title': 'No client is set up on this machine',
  'session.noClient.body':
    'Meridian works for one client, and nobody has told it which. Your IT department sets the address by machine policy. To try Meridian out, start it with the address of a server:',
  'session.noClient.example': 'npm start -- --api https://api.example.com',

  'session.wiped.title': 'The client removed its cases from this machine',
  'session.wiped.body':
    'It did so on {at}. {rescued, plural, =0 {Nothing that you did was unsent.} one {One change that had not been sent was sealed before, for the client and for nobody else.} other {# changes that had not been sent were sealed before, for the client and for nobody else.}} Ask your team lead before you sign in again.',
} as const;
