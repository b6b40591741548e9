import { readdirSync, readFileSync } from 'node:fs';

/** What a program and everything that it started use. Linux alone says so without help. */
export interface Usage {
  /** Since each of them began. */
  readonly cpuMs: number;
  /** Resident now, what they share counted for each. */
  readonly residentMiB: number;
}

/** The kernel counts in hundredths of a second and pages of 4 KiB wherever our benches run. */
const TICK_MS = 10;
const PAGES_PER_MIB = 256;

/** @param skip a program that only watches, in `root`'s tree itself */
export function usageOf(root: number, skip: number | null = null): Usage {
  const children = new Map<number, number[]>();
  const own = new Map<number, Usage>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const fields = Number.isInteger(pid) ? statOf(pid) : null;
    if (!fields) continue;
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    own.set(pid, {
      cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
      residentMiB: Number(fields[21]) / PAGES_PER_MIB,
    });
  }
  let [cpuMs, residentMiB] = [0, 0];
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    const usage = pid === skip ? undefined : own.get(pid);
    cpuMs += usage?.cpuMs ?? 0;
    residentMiB += usage?.residentMiB ?? 0;
    waiting.push(...(children.get(pid) ?? []));
  }
  return { cpuMs, residentMiB };
}

/** The fields after the program's name, which may contain anything. Null: it has just ended. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // ENOENT or ESRCH: it ended between the list and the look.
    return null;
  }
}
