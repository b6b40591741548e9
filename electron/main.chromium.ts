import { startApp } from './core/start-app.ts';
import { createChromiumHost } from './host/chromium/chromium-host.ts';
import { readOptions } from './host/chromium/read-options.ts';

try {
  const { apiUrl, ...options } = await readOptions(process.argv.slice(2), process.env);
  await startApp(createChromiumHost({ ...options, announce: event => console.log(JSON.stringify(event)) }), { apiUrl });
} catch (error) {
  // A wrong argument, a port in use, no browser, no build: the message is a sentence for the person at the terminal.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
