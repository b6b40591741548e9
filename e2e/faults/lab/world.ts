import { createModelIssuer } from '../server/model-issuer.ts';
import { createModelServer } from '../server/model-server.ts';
import type { ServerState } from '../server/server-state.ts';
import { ANALYST } from '../server/write-record.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { diceOf } from './seeded.ts';
import { createStation, type Station, type Surroundings } from './station.ts';
import { reseed } from './steady-globals.ts';
import { createWorldClock } from './world-clock.ts';

/** Something that must never happen, and did. */
export interface Violation {
  /** The invariant's id, such as `I3`. */
  readonly id: string;
  readonly what: string;
}

/** One run of the laboratory: a server, machines, time, and what happened. */
export interface World extends Surroundings {
  readonly stations: Station[];
  readonly ledger: Ledger;
  /** What happened, a line each, with the time. */
  readonly history: string[];
  readonly violations: Violation[];
  violate(id: string, what: string): void;
  addStation(name: string, deviceId: string): Station;
  /** Does it once whatever runs now has returned. */
  soon(work: () => void): void;
  /** Keeps a copy of the server, for a day when it is restored. */
  backUp(): void;
  /** Puts one of the copies in the server's place. */
  restoreServer(): void;
}

let made = 0;

export function createWorld(seed: number): World {
  reseed(seed);
  const clock = createWorldClock();
  const dice = diceOf(seed);
  const issuer = createModelIssuer(clock);
  const server = createModelServer({ clock, dice, personOf: issuer.personOf });
  const history: string[] = [];
  const violations: Violation[] = [];
  const beganMs = clock.now();
  const backups: ServerState[] = [];
  const world: World = {
    number: ++made,
    clock,
    dice,
    server,
    issuer,
    stations: [],
    ledger: createLedger(),
    history,
    violations,
    note(line) {
      history.push(`${((clock.now() - beganMs) / 1000).toFixed(3).padStart(9)} ${line}`);
    },
    violate(id, what) {
      if (violations.some(one => one.id === id && one.what === what)) return;
      violations.push({ id, what });
      world.note(`VIOLATION ${id}: ${what}`);
    },
    bug(what, error) {
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      world.note(`bug: ${what}: ${error instanceof Error ? (error.stack ?? text) : text}`);
      if (!isOfTheStore(error)) world.violate('BUG', `${what}: ${text}`);
    },
    addStation(name, deviceId) {
      const station = createStation(world, name, deviceId);
      world.stations.push(station);
      return station;
    },
    soon: work => void clock.after(0, work),
    backUp: () => void backups.push(server.backup()),
    restoreServer() {
      if (backups.length === 0) return;
      server.restore(dice.pick(backups));
      for (const [key, { id }] of server.state.records) {
        if (key.startsWith('case/') && !server.state.seenBy.get(key)?.has(ANALYST)) world.ledger.everLeft.add(id);
      }
    },
  };
  return world;
}

/** What a broken database throws into a call is answered with a refusal or `internal`; it is no bug of ours. */
function isOfTheStore(error: unknown): boolean {
  const names = [
    'DatabaseClosedError',
    'AbortError',
    'UnknownError',
    'QuotaExceededError',
    'InvalidStateError',
    'TransactionInactiveError',
  ];
  return error instanceof Error && (names.includes(error.name) || isOfTheStore((error as { inner?: unknown }).inner));
}
