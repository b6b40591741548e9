import { createFakeElectron } from '../../../electron/host/electron/testing/fake-electron.ts';

/**
 * Electron as the built main process finds it: a packaged application that is ready at once, says on standard output
 * what it was told, and is quit by the person as soon as it can finish its work.
 */
const fake = createFakeElectron({ userData: process.env['USER_DATA'] ?? '', isPackaged: true });

const say = fake.log.push.bind(fake.log);
fake.log.push = (...entries) => {
  for (const entry of entries) {
    console.log(entry);
    if (entry === 'quit') process.exit(0);
  }
  return say(...entries);
};

fake.app.on('newListener', (name: string) => {
  if (name === 'before-quit') setImmediate(() => fake.module.app.quit());
});
Object.assign(fake.app, {
  whenReady: () => Promise.resolve(),
  exit: (code: number) => process.exit(code),
});

export const { app, BrowserWindow, Menu, MessageChannelMain, powerMonitor, protocol, safeStorage, session, shell } =
  fake.module;
export const dialog = { showErrorBox: (title: string, text: string) => console.log(`${title}: ${text}`) };
