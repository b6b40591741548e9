import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { Host } from '../host/host.ts';
import { createHttp } from './api/http.ts';
import { connectWindows } from './connect-windows.ts';
import { openDocument } from './documents/open-document.ts';
import { appHandlers } from './handlers/app.ts';
import { logHandlers } from './handlers/log.ts';
import { sessionHandlers } from './handlers/session.ts';
import { syncHandlers } from './handlers/sync.ts';
import { updatesHandlers } from './handlers/updates.ts';
import { openLog } from './log/log.ts';
import { word } from './log/loggable.ts';
import { loadMachinePolicy } from './policy/machine-policy.ts';
import { serverAddress } from './policy/server-address.ts';
import { createSession } from './session/session.ts';
import { createSyncDesk } from './sync/sync-desk.ts';
import { startSyncEngine } from './sync/sync-engine.ts';
import { systemClock } from './system-clock.ts';
import { createUpdateService } from './updates/update-service.ts';

export interface StartOptions {
  /** The client's server. Machine policy, when it names one, goes before. */
  readonly apiUrl: string | null;
  readonly clock?: Clock;
}

/**
 * Wires the main process and opens the window. Decides nothing itself.
 *
 * @throws Error with a sentence when this machine's policy cannot be followed, or the server's address is none
 */
export async function startApp(host: Host, options: StartOptions): Promise<void> {
  const clock = options.clock ?? systemClock;
  const log = openLog({ folder: join(host.dataFolder, 'logs'), clock });
  const policy = await loadMachinePolicy(join(host.dataFolder, 'policy.json'));
  const apiText = policy.apiUrl ?? options.apiUrl;
  const apiUrl = apiText === null ? null : serverAddress(apiText);
  const edge = { host, clock, log, fetch };
  log.info('started', { version: word(host.appVersion), host: word(host.kind), secrets: word(host.secrets.backend) });

  const session = createSession({ ...edge, apiUrl });
  const sync = createSyncDesk(unlocked =>
    startSyncEngine({
      ...edge,
      unlocked,
      apiUrl: apiUrl ?? '',
      random: Math.random,
      credentials: session.credentialsFor(unlocked.storeName),
      onCheckedIn: () => void session.refreshMe(),
    }),
  );
  const updates = createUpdateService({ updater: host.updater, policy, clock, log });

  await session.restore();
  host.serveDocuments(request => {
    const credentials = session.currentCredentials();
    const http = createHttp({ ...edge, baseUrl: apiUrl ?? '', appVersion: host.appVersion, credentials });
    return openDocument(http, request);
  });

  const window = await host.openWindow();
  const tellWindow = connectWindows({
    window,
    sync,
    clock,
    log,
    handlers: own => ({
      ...appHandlers(host),
      ...sessionHandlers(session, window, own),
      ...syncHandlers(sync),
      ...updatesHandlers(updates),
      ...logHandlers(log),
    }),
  });
  session.onChange(state => {
    sync.follow(state);
    tellWindow(state);
  });
  sync.follow(session.state());
  void session.findClient();
  updates.start();

  host.onQuit(async () => {
    updates.stop();
    session.cancelSignIn();
    await sync.stop();
    log.info('stopped');
    await log.flush();
  });
}
