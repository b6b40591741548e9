import { CaseId } from '../../../shared/model/ids.ts';
import { type Hands, handsAt } from '../lab/hands.ts';
import { pass } from '../lab/quiesce.ts';
import { addCase, addDocument, giveBack, sendUnknown, takeAway, touchCase, versionOf } from '../lab/server-work.ts';
import type { Station } from '../lab/station.ts';
import type { World } from '../lab/world.ts';
import type { Fault } from '../matrix/fault-names.ts';
import { type Begun, beginFault } from '../matrix/faults.ts';

/** What one step of a random history may use. */
export interface Stage {
  readonly world: World;
  readonly station: Station;
  readonly caseId: string;
  /** A whole number that the operation may bend to its use. */
  readonly amount: number;
  /** Faults that have begun and not ended, by station. */
  readonly begun: Map<Station, Begun[]>;
}

type Operation = (stage: Stage) => void | Promise<void>;

const byHand =
  (work: (hands: Hands, caseId: string) => Promise<void>): Operation =>
  ({ world, station, caseId }) => {
    const window = station.window();
    if (window) void work(handsAt(world, station, window), caseId);
  };
const byServer =
  (work: (world: World, caseId: string, amount: number) => void): Operation =>
  ({ world, caseId, amount }) =>
    work(world, caseId, amount);
const fault =
  (kind: Fault): Operation =>
  ({ world, station, begun }) => {
    begun.set(station, [...(begun.get(station) ?? []), beginFault(world, station, kind)]);
  };

/** Everything that can happen in a random history, by name. Time passes after each. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  start: byHand((hands, caseId) => hands.start(caseId)),
  type: byHand((hands, caseId) => hands.type(caseId)),
  share: byHand((hands, caseId) => hands.share(caseId)),
  annotate: byHand((hands, caseId) => hands.annotate(caseId)),
  'annotate again': byHand((hands, caseId) => hands.annotateAgain(caseId)),
  remove: byHand((hands, caseId) => hands.remove(caseId)),
  submit: byHand((hands, caseId) => hands.submit(caseId)),
  'send mine': byHand(hands => hands.resolve('send-mine')),
  'keep theirs': byHand(hands => hands.resolve('keep-theirs')),
  'work in an older window': ({ world, station, caseId }) => {
    const older = station.olderWindows()[0];
    if (older) void handsAt(world, station, older).annotate(caseId);
  },
  'sync now': ({ station }) => station.main()?.engine.nudge(),
  'open a case': ({ station, caseId }) => station.main()?.engine.prefer(CaseId.parse(caseId)),
  'sign in': ({ station }) => station.main()?.signIn(),
  'start again': ({ station }) => station.startAgain(),
  'change a case': byServer((world, caseId, amount) => touchCase(world, caseId, { title: `Application ${amount}` })),
  'new case': byServer(world => addCase(world, `c-${world.server.state.seq}`, 2000)),
  'new document version': byServer((world, caseId) => addDocument(world, caseId, versionOf(world, caseId) + 1, 1500)),
  'take away': byServer(takeAway),
  'give back': byServer(giveBack),
  'return for rework': byServer((world, caseId) => touchCase(world, caseId, { status: 'returned' })),
  'newer words': byServer(sendUnknown),
  'small pages': byServer((world, _caseId, amount) => {
    world.server.pageSize = 1 + (amount % 7);
  }),
  'back up': ({ world }) => world.backUp(),
  'restore the server': fault('F29'),
  'tokens revoked': ({ world }) => world.issuer.revokeAccess(),
  'kill main': fault('F26'),
  'kill window': fault('F27'),
  'second window': fault('F28'),
  'wipe the store': fault('F23'),
  tamper: fault('F24'),
  'clock ahead': fault('F18'),
  'clock behind': fault('F19'),
  sleep: fault('F20'),
  'cursor expires': fault('F30'),
  'disk full': fault('F21'),
  'store breaks': fault('F22'),
  'files locked': fault('F25'),
  ...Object.fromEntries(
    (['F1', 'F2', 'F3', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F13', 'F14', 'F15'] as const).map(kind => [
      `line ${kind}`,
      fault(kind),
    ]),
  ),
  'all is well': ({ begun, station }) => {
    for (const one of begun.get(station) ?? []) one.end();
    begun.delete(station);
  },
  wait: ({ world, amount }) => pass(world, 1000 + (amount % 10) * 1000),
};

/** How often each kind is drawn: work more than accidents. */
export function weightOf(name: string): number {
  if (name === 'all is well' || name === 'start again' || name === 'wait') return 12;
  if (['start', 'type', 'share', 'annotate', 'annotate again', 'remove', 'submit'].includes(name)) return 8;
  return /^(line|restore|wipe|tamper|sleep|clock)/.test(name) ? 1 : 2;
}
