import type { Clock } from '../../../shared/clock.ts';

const WINDOW_MS = 5 * 60_000;
const ALLOWED = 10;

/** Slows guessing down: after ten wrong passwords for one name, five minutes of no. */
export class SignInAttempts {
  private readonly clock: Clock;
  private readonly failures = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  mayTry(userName: string): boolean {
    return this.recent(userName).length < ALLOWED;
  }

  failed(userName: string): void {
    this.failures.set(userName.toLowerCase(), [...this.recent(userName), this.clock.now()]);
    // Names that nobody has must not fill the memory.
    if (this.failures.size > 10_000) this.failures.clear();
  }

  succeeded(userName: string): void {
    this.failures.delete(userName.toLowerCase());
  }

  private recent(userName: string): number[] {
    const since = this.clock.now() - WINDOW_MS;
    return (this.failures.get(userName.toLowerCase()) ?? []).filter(at => at > since);
  }
}
