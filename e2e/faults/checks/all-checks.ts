import type { Station } from '../lab/station.ts';
import type { World } from '../lab/world.ts';
import type { Checker } from './checker.ts';
import { conductChecks } from './conduct-checks.ts';
import { feedChecks } from './feed-checks.ts';
import { openView } from './local-view.ts';
import { workChecks } from './work-checks.ts';

/** Every invariant that the laboratory looks for. */
const ALL: readonly Checker[] = [...feedChecks, ...workChecks, ...conductChecks];

export function checkAlways(world: World, station: Station): void {
  for (const check of ALL) check.always?.(world, station);
}

/** After a restart: what is here must be whole, whatever the line does. */
export async function checkWhenOpen(world: World, station: Station): Promise<void> {
  const open = await openView(station);
  if (!open) return;
  for (const check of ALL) await guarded(world, check, () => check.whenOpen?.(world, open));
}

export async function checkAtRest(world: World, station: Station): Promise<void> {
  const open = await openView(station);
  if (!open) return world.violate('I11', `${station.name}: the store did not open again`);
  for (const check of ALL) {
    await guarded(world, check, () => check.whenOpen?.(world, open));
    await guarded(world, check, () => check.atRest?.(world, open));
  }
}

async function guarded(world: World, { id }: Checker, look: () => Promise<void> | undefined): Promise<void> {
  try {
    await look();
  } catch (error) {
    // A store that cannot be read is itself what is looked for.
    world.violate(
      id,
      `could not be looked at: ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`,
    );
  }
}
