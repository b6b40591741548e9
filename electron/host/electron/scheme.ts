import type { Session } from 'electron';
import { answerRequest, type Answers } from '../answer-request.ts';
import type { ElectronModule } from './electron-module.ts';

const SCHEME = 'meridian';
export const ORIGIN = `${SCHEME}://app`;
export const PAGE_URL = `${ORIGIN}/`;
const PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };

/** Must run before `ready`. Without `standard` and `secure` the window would have no IndexedDB and no crypto. */
export function registerScheme(protocol: ElectronModule['protocol']): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: PRIVILEGES }]);
}

/** Answers the window at our own addresses. */
export function serveScheme(session: Session, answers: Answers): void {
  session.protocol.handle(SCHEME, request => answerRequest(request, 'app', answers));
}
