import type { Clock } from '../../shared/clock.ts';
import { REPLACED, type Transport } from '../../shared/rpc/transport.ts';
import { portTransport } from '../data/port-transport.ts';
import { ownPane } from './own-pane.ts';
import { socketTransport } from './socket-transport.ts';

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;

/**
 * Hands over a pipe to the main process, and a new one each time the main process comes back. The only place that
 * asks which host the window is in: pages that came over HTTP are in the Chromium host, all others in Electron.
 */
export function chooseTransport(clock: Clock, onPipe: (pipe: Transport) => void): void {
  if (location.protocol.startsWith('http')) connectSocket(clock, onPipe);
  else awaitPorts(onPipe);
}

function awaitPorts(onPipe: (pipe: Transport) => void): void {
  window.addEventListener('message', event => {
    const [port] = event.ports;
    // The preload posts into its own window; a frame inside the page is another source.
    if (event.source === window && event.data === 'meridian:port' && port) onPipe(portTransport(port));
  });
}

function connectSocket(clock: Clock, onPipe: (pipe: Transport) => void, retryMs = FIRST_RETRY_MS): void {
  const paneId = ownPane();
  const path = paneId === null ? '/rpc' : `/rpc?window=${encodeURIComponent(paneId)}`;
  const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
  let opened = false;
  socket.addEventListener('open', () => {
    opened = true;
    onPipe(socketTransport(socket));
  });
  // A socket that fails to open is closed as well: one way back for both.
  socket.addEventListener('close', event => {
    // Another window of the same pane: if both came back they would take the place from each other for ever.
    if (event.code === REPLACED) return;
    const wait = opened ? FIRST_RETRY_MS : retryMs;
    clock.after(wait, () => connectSocket(clock, onPipe, Math.min(wait * 2, LAST_RETRY_MS)));
  });
}
