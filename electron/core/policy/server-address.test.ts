import { expect, test } from 'vitest';
import { serverAddress } from './server-address.ts';

test.each([
  ['http://127.0.0.1:47610', 'http://127.0.0.1:47610'],
  ['http://127.0.0.1:47610/', 'http://127.0.0.1:47610'],
  ['HTTPS://API.Client.example:443/meridian//', 'https://api.client.example/meridian'],
  ['https://api.client.example/meridian?x=1#y', 'https://api.client.example/meridian'],
])('%s is the server %s', (text, expected) => {
  expect(serverAddress(text)).toBe(expected);
});

test.each(['http://api.client.example', 'api.client.example', '', 'file:///etc/passwd'])('“%s” is refused', text => {
  expect(() => serverAddress(text)).toThrow('https');
});
