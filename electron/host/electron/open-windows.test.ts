import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHost } from './testing/open-host.ts';

const PANE = 'CCCCCCCCCCCCCCCCCCCCCC';

test('the window of a pane is closed to everything outside like the first, may only reload itself, and goes on its own', async () => {
  const { window, electron } = await openHost();
  expect(await window.openPane(PANE)).toBeNull();
  const pane = electron.windows[1];
  expect(pane?.url).toBe(`meridian://app/?window=${PANE}`);
  expect(pane?.given['webPreferences']).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  });
  expect(electron.opensWindow()).toEqual({ action: 'deny' });
  const goes = (url: string): boolean => {
    let isPrevented = false;
    pane?.contents.emit('will-navigate', { url, preventDefault: () => (isPrevented = true) });
    return !isPrevented;
  };
  expect(['meridian://app/', 'https://evil.example/', 'meridian://app/?window=x'].filter(goes)).toEqual([]);
  expect(goes(`meridian://app/?window=${PANE}`)).toBe(true);
  for (let i = 0; i < 4; i++) pane?.contents.emit('render-process-gone', {}, { reason: 'crashed' });
  // It keeps crashing: the pane goes back, and the program stays.
  expect(electron.windows).toHaveLength(1);
  expect(electron.log).not.toContain('quit');
});

test('a window opens where it was when the same displays were there, and in sight otherwise', async () => {
  const { window, electron, userData } = await openHost();
  await mkdir(join(userData, 'main'), { recursive: true });
  const second = { x: 1920, y: 0, width: 2560, height: 1440 };
  const alone = electron.displays;
  electron.displays = [...alone, { bounds: second, workArea: second, scaleFactor: 1 }];
  const opened = async () => {
    await window.openPane(PANE);
    return electron.windows[1];
  };
  const first = await opened();
  expect(first?.given).not.toHaveProperty('x');
  if (first) first.bounds = { x: 2000, y: 40, width: 1200, height: 1300 };
  first?.close();
  const again = await opened();
  expect(again?.given).toMatchObject({ x: 2000, y: 40, width: 1200, height: 1300 });
  again?.close();
  electron.displays = alone;
  const withoutSecond = await opened();
  expect(withoutSecond?.given).not.toHaveProperty('x');
  // It was left where nothing is any more.
  if (withoutSecond) withoutSecond.bounds = { x: 5000, y: 40, width: 1200, height: 900 };
  withoutSecond?.close();
  expect((await opened())?.given).not.toHaveProperty('x');
  expect(await readFile(join(userData, 'main/window-places.json'), 'utf8')).not.toContain(PANE);
});
