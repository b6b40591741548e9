import { addCase, sendUnknown, takeAway, touchCase } from '../lab/server-work.ts';
import type { Station } from '../lab/station.ts';
import type { World } from '../lab/world.ts';
import { lastOf } from '../server/read-feed.ts';
import { ANALYST } from '../server/write-record.ts';
import { type Fault, FAULT_WORDS } from './fault-names.ts';
import { interferenceOf, type NetworkFault } from './network-faults.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A fault that has begun. */
export interface Begun {
  /** Takes it back; what it broke stays broken until somebody mends it. */
  end(): void;
}

/** Lets a fault happen at a station now. Kills take effect before this returns. */
export function beginFault(world: World, station: Station, fault: Fault): Begun {
  const { dice, server } = world;
  const { network, store, logs, rings } = station;
  world.note(`${station.name}: ${fault} ${FAULT_WORDS[fault] ?? ''}`);
  const number = Number(fault.slice(1));
  if (number <= 17) {
    let isOver = false;
    const interfere = interferenceOf(fault as NetworkFault, dice, () => isOver);
    // The first few requests, or all of them for a while.
    let left = dice.pick([1, 3, Number.POSITIVE_INFINITY]);
    network.interfere = passage => (left-- > 0 ? interfere(passage) : passage.serve());
    if (dice.maybe(0.5)) server.events.cut();
    return {
      end() {
        isOver = true;
        network.interfere = passage => passage.serve();
        server.events.cut();
      },
    };
  }
  switch (fault) {
    case 'F18':
    case 'F19':
      station.wallOffsetMs = fault === 'F18' ? DAY_MS : -DAY_MS;
      return {
        end() {
          if (dice.maybe(0.7)) station.wallOffsetMs = 0;
        },
      };
    case 'F20':
      // The lid closes as soon as nothing of ours runs; the line is dead when it opens.
      server.events.cut();
      world.soon(() => world.clock.jump(8 * 60 * 60_000));
      return done;
    case 'F21':
      store.failure = 'QuotaExceededError';
      if (dice.maybe(0.5)) logs.failure = rings.failure = 'ENOSPC';
      return mends(station);
    case 'F22':
      if (dice.maybe(0.5)) store.breakConnections();
      else store.failure = 'UnknownError';
      return mends(station);
    case 'F23':
      station.killWindow();
      store.wipe();
      return done;
    case 'F24':
      station.killWindow();
      world.note(
        `${station.name}: changed ${store.tamper(count => dice.between(0, Math.max(0, count - 1))) ?? 'nothing'}`,
      );
      return done;
    case 'F25':
      logs.failure = rings.failure = dice.pick(['EPERM', 'EIO'] as const);
      return mends(station);
    case 'F26':
      station.killMain();
      // The windows of Electron go with it; a browser's tab stays on the screen.
      if (dice.maybe(0.5)) station.killWindow();
      if (dice.maybe(0.3)) {
        station.killWindow();
        logs.cutPower(count => dice.between(0, Math.max(0, count - 1)));
        rings.cutPower(count => dice.between(0, Math.max(0, count - 1)));
      }
      return done;
    case 'F27':
      station.killWindow();
      return done;
    case 'F28':
      world.soon(() => station.openWindow());
      return done;
    case 'F29':
      world.restoreServer();
      return done;
    case 'F30':
      // Every cursor but the newest.
      server.state.floor = lastOf(server.state, ANALYST).seq;
      return done;
    case 'F31':
      for (let i = 1; i <= 30; i++) takeAway(world, `m-${i}`);
      return done;
    case 'F32':
      server.poisoned.add('c-4');
      touchCase(world, 'c-4', { priority: 'not a word of ours' });
      return {
        end() {
          touchCase(world, 'c-4', { priority: 'high' });
          if (dice.maybe(0.5)) server.poisoned.delete('c-4');
        },
      };
    case 'F33':
      sendUnknown(world, 'c-1');
      addCase(world, `c-new-${server.state.seq}`);
      return done;
    default:
      throw new Error(`No such fault: ${fault}`);
  }
}

const done: Begun = { end() {} };

function mends({ store, logs, rings }: Station): Begun {
  return {
    end() {
      store.failure = null;
      logs.failure = rings.failure = null;
    },
  };
}
