import type { SyncReport } from '../../../shared/model/sync.ts';
import type { MessageKey } from '../../i18n/catalog.ts';

/** Everything that can stop the line: what the engine names, the main process being away, and cases that are held. */
export type StopCode = NonNullable<SyncReport['problem']>['code'] | 'main-away' | 'mass-delete';

/** What a person can do about it, as a button. */
export type StopAction = 'retry' | 'sign-in' | 'decide' | 'update' | 'rescue' | 'report' | 'outbox';

export interface StopReason {
  readonly title: MessageKey;
  readonly body: MessageKey;
  /** What helps most comes first. */
  readonly actions: readonly [StopAction, ...StopAction[]];
}

const because = (code: StopCode, ...actions: StopReason['actions']): StopReason => ({
  title: `stop.${code}.title`,
  body: `stop.${code}.body`,
  actions,
});

/** The one table of stop reasons: the status bar, the outbox page and their tests read it. */
export const stopReasons: Readonly<Record<StopCode, StopReason>> = {
  offline: because('offline', 'retry'),
  'server-error': because('server-error', 'retry'),
  'not-the-server': because('not-the-server', 'retry', 'report'),
  'rate-limited': because('rate-limited', 'outbox'),
  'signed-out': because('signed-out', 'sign-in'),
  forbidden: because('forbidden', 'report', 'retry'),
  'upgrade-required': because('upgrade-required', 'update', 'report'),
  'clock-wrong': because('clock-wrong', 'retry'),
  'mass-delete': because('mass-delete', 'decide'),
  storage: because('storage', 'retry', 'report'),
  stuck: because('stuck', 'retry', 'rescue'),
  internal: because('internal', 'retry', 'report'),
  'main-away': because('main-away', 'outbox'),
};
