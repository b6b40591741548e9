import { expect, test } from 'vitest';
import { browserUrl } from './browser-url.ts';

test.each([
  ['https://login.example/authorize?a=b#c', 'https://login.example/authorize?a=b#c'],
  ['HTTPS://LOGIN.EXAMPLE', 'https://login.example/'],
  ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000/'],
  ['http://[::1]:4000/', 'http://[::1]:4000/'],
  ['http://localhost/', 'http://localhost/'],
  // An opener's own options could begin so; what is opened always begins with http.
  ['  https://a.example/ --new', 'https://a.example/%20--new'],
])('%s is opened', (text, url) => {
  expect(browserUrl(text)).toBe(url);
});

test.each([
  '',
  'login.example',
  '//login.example/',
  '\\\\server\\share\\a.exe',
  'C:\\Windows\\System32\\calc.exe',
  'file:///etc/passwd',
  'file://server/share',
  'smb://server/share',
  'ftp://a.example/',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'blob:https://a.example/1',
  'about:blank',
  'chrome://settings',
  'view-source:https://a.example/',
  'meridian://app/',
  'mailto:a@b.example',
  'tel:1',
  'ms-settings:',
  'ms-msdt:/id PCWDiagnostic',
  'ms-officecmd:{}',
  'ms-excel:ofe|u|https://a.example/a.xlsx',
  'search-ms:query=a',
  'vscode://file/etc/passwd',
  'steam://run/1',
  'ws://127.0.0.1/',
  'http://a.example/',
  'http://127.0.0.1.evil.example/',
  'http://localhost.evil.example/',
  'http://127.0.0.1@evil.example/',
  'https://login.example@evil.example/',
  'https://a:b@evil.example/',
  'https://',
])('%j is not', text => {
  expect(() => browserUrl(text)).toThrow(
    /^The browser was not opened: .+ is not a web address that is safe to open\.$/,
  );
});
