import { expect, test } from 'vitest';
import { firstScripts } from './first-load.ts';

test('scripts and preloaded modules count, styles and icons do not', () => {
  const html = `
    <link rel="icon" href="data:," />
    <script type="module" crossorigin src="./assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/react-2.js">
    <link rel="stylesheet" crossorigin href="./assets/index-3.css">`;
  expect(firstScripts(html)).toEqual(['assets/index-1.js', 'assets/react-2.js']);
});
