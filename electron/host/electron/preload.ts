import { ipcRenderer } from 'electron';

/** Hands the window its end of the pipe. The preload knows no contract and exposes no function. */
ipcRenderer.on('meridian:port', event => window.postMessage('meridian:port', '*', [...event.ports]));
