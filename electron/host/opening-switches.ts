/** With one of these another program could look into the window, or have it load and send what it likes. */
const OPENING_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'disable-web-security',
  'disable-site-isolation-trials',
  'load-extension',
  'js-flags',
  'log-net-log',
  'ssl-key-log-file',
  'unsafely-treat-insecure-origin-as-secure',
];

/** Throws a sentence when Meridian was started with such a switch. */
export function refuseOpeningSwitches(commandLine: { hasSwitch(name: string): boolean }): void {
  const found = OPENING_SWITCHES.find(name => commandLine.hasSwitch(name));
  if (found === undefined) return;
  throw new Error(
    `Meridian does not start with --${found}, which would open its window to other programs. Start it without.`,
  );
}
