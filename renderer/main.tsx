import './styles/layers.css';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/contrast.css';
import './styles/reset.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createSession } from './app/session.ts';
import { SessionContext } from './app/session-context.ts';
import { useWorkspace } from './app/workspace-store.ts';
import { openStore } from './data/open-store.ts';
import { systemClock } from './data/system-clock.ts';
import { chooseTransport } from './host/choose-transport.ts';
import { ownPane } from './host/own-pane.ts';
import { chooseLocale } from './i18n/choose-locale.ts';
import { afterPaint } from './ui/after-paint.ts';
import { whenIdle } from './ui/when-idle.ts';

chooseLocale();
const paneId = ownPane();
const session = createSession({
  clock: systemClock,
  chooseTransport,
  openStore: options => openStore({ ...options, workerTurn: whenIdle(), ...(paneId === null && { afterPaint }) }),
  places: useWorkspace.getState(),
});
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <SessionContext value={session}>
      <App paneId={paneId} />
    </SessionContext>
  </StrictMode>,
);
