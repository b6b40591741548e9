import { readDiscovery } from '../api/discovery.ts';
import { createHttp } from '../api/http.ts';
import { readMe } from '../api/me.ts';
import type { SessionContext } from './context.ts';
import type { PersonRecord } from './person-record.ts';

/** Asks who the person is, what rules apply, and which key rescued work is sealed to. A change is kept and announced. */
export async function refreshMe(context: SessionContext): Promise<void> {
  const { desk, options } = context;
  if (!desk?.vault || options.apiUrl === null) return;
  const edge = { ...options, baseUrl: options.apiUrl, appVersion: options.host.appVersion };
  const me = await readMe(createHttp({ ...edge, credentials: desk.keeper }), desk.record.clientName);
  const discovery = await readDiscovery(createHttp({ ...edge, credentials: null }));
  if (context.desk !== desk) return;
  const change: Partial<PersonRecord> = {
    ...(me.ok && { me: me.value }),
    ...(discovery.ok && { recoveryKey: discovery.value.recoveryKey ?? null }),
  };
  const after = { ...desk.record, ...change };
  if (JSON.stringify(after) === JSON.stringify(desk.record)) return;
  const isNews = JSON.stringify(after.me) !== JSON.stringify(desk.record.me);
  await context.keep(desk, change);
  if (isNews) context.announce();
}
