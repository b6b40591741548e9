import * as z from 'zod';
import type { SecretStore } from '../../host/host.ts';
import type { ChainHead } from './chain.ts';

const Facts = z.object({
  /** The newest head that the client's server has heard; null before the first. */
  anchor: z.object({ count: z.number().int(), hash: z.string() }).nullable(),
  /** The build and the rules of the last start. */
  start: z.object({ version: z.string(), rules: z.string() }).nullable(),
});
type Facts = z.infer<typeof Facts>;

const NAME = 'audit-facts';

/** What a start must know of the trail without reading it: lies in the machine's secrets, and not beside the entries. */
export interface TrailFacts {
  anchor(): ChainHead | null;
  start(): Facts['start'];
  keep(change: Partial<Facts>): Promise<void>;
}

/** Facts that cannot be read are none: the trail itself is whole without them. */
export async function openTrailFacts(secrets: SecretStore): Promise<TrailFacts> {
  const kept = await secrets.get(NAME);
  let facts: Facts = (kept === null ? null : Facts.safeParse(parsed(kept)).data) ?? { anchor: null, start: null };
  return {
    anchor: () => facts.anchor,
    start: () => facts.start,
    async keep(change) {
      facts = { ...facts, ...change };
      await secrets.set(NAME, JSON.stringify(facts));
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // SyntaxError: the secret store gave back something that we did not write.
    return undefined;
  }
}
