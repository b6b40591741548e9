import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { Host } from '../host/host.ts';
import { createHttp } from './api/http.ts';
import { createTraffic } from './api/traffic.ts';
import { connectWindows, type Windows } from './connect-windows.ts';
import { createDocumentDigests } from './documents/document-digests.ts';
import { createDocumentFlow } from './documents/document-flow.ts';
import { freeBytes } from './documents/free-bytes.ts';
import { openDocument } from './documents/open-document.ts';
import { clockEvent } from './audit/clock-event.ts';
import { createLateNotes } from './audit/late-notes.ts';
import { startTrail } from './audit/start-trail.ts';
import { windowFailures } from './audit/window-failures.ts';
import { appHandlers } from './handlers/app.ts';
import { exportHandlers, exportingDesk } from './handlers/exports.ts';
import { keysHandlers } from './handlers/keys.ts';
import { journalHandlers } from './handlers/journal.ts';
import { logHandlers } from './handlers/log.ts';
import { sessionHandlers } from './handlers/session.ts';
import { storeHandlers } from './handlers/store.ts';
import { syncHandlers } from './handlers/sync.ts';
import { updatesHandlers } from './handlers/updates.ts';
import { windowsHandlers } from './handlers/windows.ts';
import { holdDataFolder } from './hold-data-folder.ts';
import { createJournalDesk, journalFolder } from './journal/journal-desk.ts';
import { createKeyDesk } from './keyring/key-desk.ts';
import { createNodeRingFolders, ringFolder } from './keyring/ring-folders.ts';
import { openLog } from './log/log.ts';
import { errorWords, word } from './log/loggable.ts';
import { createPaneDesk } from './pane-desk.ts';
import { loadMachinePolicy } from './policy/machine-policy.ts';
import { serverAddress } from './policy/server-address.ts';
import { rescueUnsent } from './rescue/rescue-unsent.ts';
import { createNodeLogFiles } from './sealed-log/node-log-files.ts';
import { guardedSecrets } from './vault/guarded-secrets.ts';
import { startSession } from './session/start-session.ts';
import { createSyncDesk } from './sync/sync-desk.ts';
import { startSyncEngine } from './sync/sync-engine.ts';
import { systemClock } from './system-clock.ts';
import { createUpdateService } from './updates/update-service.ts';

export interface StartOptions {
  /** The client's server. Machine policy, when it names one, goes before. */
  readonly apiUrl: string | null;
  readonly clock?: Clock;
  /** Milliseconds since any moment, that nobody can set. */
  readonly monotonic?: () => number;
}

const FLUSH_BEFORE_LOCK_MS = 5000;
/** A host gives the end of the program five seconds in all. */
const FLUSH_BEFORE_QUIT_MS = 2500;

/**
 * Wires the main process and opens the window. Decides nothing itself.
 *
 * @throws Error with a sentence when another Meridian works in the same folder, when this machine's policy cannot be
 *   followed, or the server's address is none
 */
export async function startApp(host: Host, options: StartOptions): Promise<void> {
  const clock = options.clock ?? systemClock;
  const hold = await holdDataFolder(host.dataFolder, clock);
  const log = openLog({ folder: join(host.dataFolder, 'logs'), clock });
  const policy = await loadMachinePolicy(join(host.dataFolder, 'policy.json'));
  const apiText = policy.apiUrl ?? options.apiUrl;
  const apiUrl = apiText === null ? null : serverAddress(apiText);
  const edge = { host, clock, log, fetch };
  log.info('started', { version: word(host.appVersion), host: word(host.kind), secrets: word(host.secrets.backend) });

  const flow = createDocumentFlow(clock);
  const digests = createDocumentDigests();
  // What the server asks of one of us holds for all: the sync, and documents that the window asks for.
  const traffic = createTraffic(clock);
  const notes = createLateNotes();
  const journals = createJournalDesk({
    clock,
    log,
    note: notes.note,
    filesOf: storeName => createNodeLogFiles(journalFolder(host.dataFolder, storeName)),
  });
  let windows: Windows | null = null;
  const keys = createKeyDesk({
    clock,
    log,
    secrets: guardedSecrets(host.secrets, policy),
    foldersOf: storeName => createNodeRingFolders(ringFolder(host.dataFolder, storeName)),
    onChange: change => windows?.tellKeys(change),
    onPurged: async cases => {
      notes.note({ type: 'case.purged', count: cases.length });
      await journals.current()?.compact(true);
    },
  });
  const { session, wipes, now, lastContactAt } = await startSession({
    ...edge,
    apiUrl,
    policy,
    monotonic: options.monotonic ?? (() => performance.now()),
    beforeLock: async () => windows?.flush(FLUSH_BEFORE_LOCK_MS),
    note: notes.note,
    onWrongClock: behindMs => notes.note(clockEvent(behindMs)),
    journalFolder: storeName => journalFolder(host.dataFolder, storeName),
    ringFolder: storeName => ringFolder(host.dataFolder, storeName),
    rescue: rescueUnsent({
      clock,
      log,
      journalFiles: storeName => createNodeLogFiles(journalFolder(host.dataFolder, storeName)),
      rescued: createNodeLogFiles(join(host.dataFolder, 'rescued')),
      closeJournal: () => journals.stop(),
    }),
  });
  const audit = await startTrail({ host, clock, log, serverNow: now });
  notes.goTo(audit);
  audit.noteStart(host.appVersion, policy);
  const sync = createSyncDesk(unlocked =>
    startSyncEngine({
      ...edge,
      unlocked,
      journal: journals.of(unlocked),
      traffic,
      apiUrl: apiUrl ?? '',
      random: Math.random,
      flow,
      freeBytes: () => freeBytes(host.dataFolder),
      credentials: session.credentialsFor(unlocked.storeName),
      lastContactAt: lastContactAt(),
      auditHead: () => audit.offer(),
      note: event => audit.note(event),
      onLease(lease) {
        void session.leaseGiven(unlocked.storeName, lease);
        audit.anchored().catch((error: unknown) => log.error('audit-anchor-not-kept', errorWords(error)));
      },
      onCheckedIn: () => void session.refreshMe(),
    }),
  );
  const updates = createUpdateService({ updater: host.updater, policy, clock, log });

  await session.restore();
  host.serveDocuments(request => {
    const credentials = session.currentCredentials();
    const http = createHttp({ ...edge, baseUrl: apiUrl ?? '', appVersion: host.appVersion, credentials, traffic });
    return openDocument(http, request, flow, digests);
  });

  const window = await host.openWindow();
  const panes = createPaneDesk(window);
  const windowFailed = windowFailures(clock, audit.note);
  window.onFailed(windowFailed);
  windows = connectWindows({
    window,
    panes,
    sync,
    keys: keysHandlers(keys),
    doomed: wipes,
    clock,
    log,
    handlers: (own, paneId) => ({
      ...appHandlers(host),
      ...sessionHandlers(session, window, own),
      ...syncHandlers(sync, caseId => audit.note({ type: 'case.opened', caseId })),
      ...journalHandlers(journals),
      ...storeHandlers({ host, journals, log, note: event => audit.note(event) }),
      ...keysHandlers(keys),
      ...exportHandlers({
        host,
        log,
        now: clock.now,
        desk: () => exportingDesk(session, journals.current()),
        trail: () => audit.exported(),
        note: audit.note,
      }),
      ...updatesHandlers(updates),
      ...windowsHandlers(panes, paneId),
      ...logHandlers(log, () => windowFailed('reported')),
    }),
  });
  session.onChange(state => {
    audit.follow(state);
    sync.follow(state);
    journals.follow(state);
    keys.follow(state);
    windows?.tell(state);
    if (state.status === 'signed-out') void windows?.clear();
  });
  host.onSystemLock(() => void session.lock('system'));
  audit.follow(session.state());
  sync.follow(session.state());
  journals.follow(session.state());
  keys.follow(session.state());
  windows.tell(session.state());
  void session.findClient();
  updates.start();

  host.onQuit(async () => {
    await windows?.flush(FLUSH_BEFORE_QUIT_MS);
    updates.stop();
    await session.end();
    await sync.stop();
    await journals.stop();
    await keys.stop();
    audit.note({ type: 'app.stopped' });
    await audit.close();
    log.info('stopped');
    await log.flush();
    await hold.release();
  });
}
