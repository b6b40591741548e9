import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { isSafeUrl } from '../safe-url.ts';

const SafeUrl = z.url().refine(isSafeUrl, 'must be an https address (http only on this machine)');

/** What IT decided for this machine. It can only make the client's rules stricter. */
export const MachinePolicy = z.strictObject({
  /** `off`: not one request is made for updates. */
  updates: z.enum(['on', 'off']).default('on'),
  updateFeed: SafeUrl.optional(),
  /** Pins the client's server: a start option can no longer name another one. */
  apiUrl: SafeUrl.optional(),
  /** Nobody opens their store after a restart without a PIN. */
  requirePin: z.boolean().optional(),
  /** Locks after so many minutes without a key or a pointer, if the client's own limit is not shorter. */
  idleLockMinutes: z.number().positive().optional(),
  /** Linux desktops without a keyring: accepts keys that are kept under a constant everybody knows. */
  allowBasicText: z.boolean().optional(),
});
export type MachinePolicy = z.infer<typeof MachinePolicy>;

/** The policy file is there but cannot be obeyed. Its message is for IT and for the person at the machine. */
class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/**
 * Reads the machine's policy; a file that is not there means the defaults.
 *
 * @throws PolicyError when the file is there and is not a policy: going on could be laxer than what IT wanted
 */
export async function loadMachinePolicy(path: string): Promise<MachinePolicy> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return MachinePolicy.parse({});
    throw new PolicyError(refusal(path, 'it cannot be read'));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // SyntaxError: somebody edited the file by hand.
    throw new PolicyError(refusal(path, 'it is not JSON'));
  }
  const parsed = MachinePolicy.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(issue => `at /${issue.path.join('/')}: ${issue.message}`);
  throw new PolicyError(refusal(path, places.join('; ')));
}

function refusal(path: string, why: string): string {
  return `Meridian did not start, because this machine's policy cannot be followed: ${why}. Ask your IT department to correct ${path}.`;
}
