import type { CacheContext } from '../../../renderer/data/cache/cache-context.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import type { SyncReport } from '../../../shared/model/sync.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Unlocked } from '../../../shared/rpc/contract.ts';
import { keptToken, type MainProgram, renewed, type Secrets, startMain } from './main-program.ts';
import { createLogDisk, type LogDisk } from './log-disk.ts';
import { ringFoldersOn } from './ring-folders.ts';
import { createNetwork, type Network } from './network.ts';
import type { ModelIssuer } from '../server/model-issuer.ts';
import type { ModelServer } from '../server/model-server.ts';
import { type Process, startProcess } from './process.ts';
import type { Dice } from './seeded.ts';
import type { WorldClock } from './world-clock.ts';
import { dropLocks } from './steady-globals.ts';
import { createStoreDisk, type StoreDisk } from './store-disk.ts';
import { type PassingFrame, watchedPipe } from './watched-transport.ts';
import { startWindow, type WindowProgram } from './window-program.ts';
import { createWriterLock, type WriterLock } from './writer-lock.ts';
import { anUnlocked } from './unlocked.ts';

/** What the status bar of a station showed last, and when. */
export interface Shown {
  readonly report: SyncReport;
  readonly atMs: number;
}

/** A machine with one person at it: what outlives its programs, and the programs that run now. */
export interface Station {
  readonly name: string;
  readonly unlocked: Unlocked;
  readonly store: StoreDisk;
  readonly logs: LogDisk;
  /** The keys' own folders. */
  readonly rings: LogDisk;
  readonly network: Network;
  readonly secrets: Secrets;
  readonly lock: WriterLock;
  /** The machine's clock; its wall may be wrong. */
  readonly clock: Clock;
  wallOffsetMs: number;
  readonly main: () => MainProgram | null;
  readonly window: () => WindowProgram | null;
  /** Windows that were there before the newest, oldest first. Of all of them one writes what the server says. */
  readonly olderWindows: () => readonly WindowProgram[];
  /** The store of the one that writes; null while none does. */
  readonly cache: () => CacheContext | null;
  readonly shown: () => Shown | null;
  /** Acts that the journal said it has: id and type. */
  readonly sealed: ReadonlyMap<string, string>;
  watchFrame: (frame: PassingFrame) => void;
  /** The line to the issuer. */
  watchRenewal: (moment: 'leaves' | 'answered') => 'on' | 'lost' | 'refused';
  startMain(): void;
  openWindow(): void;
  killMain(): void;
  killWindow(): void;
  /** Both, as when the power goes. */
  killAll(): void;
  /** At the end of a run: nothing of it stays in memory. */
  discard(): void;
  /** Whatever does not run is started, as the person does who wants to work. */
  startAgain(): void;
}

/** What a machine stands in. */
export interface Surroundings {
  /** Of the run: names of databases are never used twice. */
  readonly number: number;
  readonly clock: WorldClock;
  readonly dice: Dice;
  readonly server: ModelServer;
  readonly issuer: ModelIssuer;
  note(line: string): void;
  /** A part threw: always a violation, of the rule that bugs are caught once and shown. */
  bug(what: string, error: unknown): void;
}

export function createStation(world: Surroundings, name: string, deviceId: string): Station {
  let offsetMs = 0;
  let main: MainProgram | null = null;
  let windows: WindowProgram[] = [];
  let shown: Shown | null = null;
  let started = 0;
  const sealed = new Map<string, string>();
  const asked = new Map<string, [string, string][]>();
  const clock: Clock = { now: () => world.clock.now() + offsetMs, after: world.clock.after };
  const tokens = world.issuer.signIn('p-ana');
  const onBug = (what: string, error: unknown): void => world.bug(`${name}: ${what}`, error);

  const renew = async (process: Process, token: string): ReturnType<typeof renewed> => {
    if (!process.isAlive()) return await new Promise(() => {});
    const fate = station.watchRenewal('leaves');
    if (fate !== 'on') return { ok: false, failure: { code: 'offline', message: 'No line.' } };
    const answer = await renewed(world.issuer, token);
    if (station.watchRenewal('answered') !== 'on') {
      return { ok: false, failure: { code: 'offline', message: 'The answer was lost.' } };
    }
    if (process.isAlive()) world.issuer.arrived(token);
    return answer;
  };

  const station: Station = {
    name,
    unlocked: anUnlocked(name, deviceId, world.number),
    store: createStoreDisk(),
    logs: createLogDisk(),
    network: createNetwork(world.server, world.clock),
    secrets: {
      token: keptToken(tokens.refreshToken),
      time: null,
      leaseExpiresAtMs: null,
      contacts: 0,
      starts: 0,
      kept: new Map(),
    },
    rings: createLogDisk(),
    lock: createWriterLock(),
    clock,
    get wallOffsetMs() {
      return offsetMs;
    },
    set wallOffsetMs(ms) {
      offsetMs = ms;
    },
    main: () => main,
    window: () => windows.at(-1) ?? null,
    olderWindows: () => windows.slice(0, -1),
    cache: () => windows.map(window => window.cache()).find(cache => cache !== null) ?? null,
    shown: () => shown,
    sealed,
    watchFrame: () => {},
    watchRenewal: () => 'on',
    startMain() {
      if (main) return;
      const process = startProcess(`${name} main ${++started}`, clock);
      main = startMain({
        process,
        unlocked: station.unlocked,
        secrets: station.secrets,
        fetch: station.network.fetchFor(process),
        issuer: world.issuer,
        renew: token => renew(process, token),
        random: world.dice.chance,
        monotonic: world.clock.now,
        filesOf: folder => station.logs.filesFor(process, folder),
        folders: ringFoldersOn(station.rings, process),
        onBug,
      });
    },
    openWindow() {
      const running = main;
      if (!running) return;
      const process = startProcess(`${name} window ${++started}`, clock);
      const pipe = watchedPipe(running.process, process, frame => {
        if (frame.name === 'cache.reportSync' && !frame.isAnswer) {
          shown = { report: (JSON.parse(frame.text.slice(1)) as { input: SyncReport }).input, atMs: world.clock.now() };
        }
        noteSealed(frame, sealed, asked);
        station.watchFrame(frame);
      });
      windows.push(
        startWindow({
          process,
          unlocked: station.unlocked,
          disk: station.store,
          pipe: pipe.window,
          lock: station.lock,
          openDocument: request => running.openDocument(request),
          onBug,
          onFailed: (what, error) => world.note(`${name}: ${what}: ${String(error)}`),
        }),
      );
      running.connect(pipe.main);
    },
    killMain() {
      main?.process.kill();
      main = null;
    },
    killWindow() {
      for (const window of windows) window.process.kill();
      windows = [];
      dropLocks(station.unlocked.storeName);
    },
    killAll() {
      station.killMain();
      station.killWindow();
    },
    discard() {
      station.killAll();
      station.store.forget();
    },
    startAgain() {
      if (!main) {
        // Whoever starts the application again does not go on in the windows of the one that died.
        station.killWindow();
        station.startMain();
      }
      if (windows.length === 0 || windows.some(window => window.isCut() || window.hasFailed())) {
        station.killWindow();
        station.openWindow();
      }
    },
  };
  return station;
}

/** Remembers what the journal was given, and, once it has said yes, that it has it. */
function noteSealed(frame: PassingFrame, sealed: Map<string, string>, asked: Map<string, [string, string][]>): void {
  if (frame.name !== 'journal.keep') return;
  const message = JSON.parse(frame.text.slice(1)) as { id: number; ok?: boolean; input?: JournalItem[] };
  const key = `${frame.pipe}/${message.id}`;
  if (!frame.isAnswer) {
    const acts = (message.input ?? []).flatMap((item): [string, string][] =>
      item.kind === 'mutation' ? [[item.mutation.id, item.mutation.act.type]] : [],
    );
    asked.set(key, acts);
  } else if (message.ok) for (const [id, type] of asked.get(key) ?? []) sealed.set(id, type);
}
