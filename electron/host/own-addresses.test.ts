import { expect, test } from 'vitest';
import { ownAddresses } from './own-addresses.ts';

const own = ownAddresses('meridian://app');

test('I27 a page of ours may ask to keep its store, and nobody may ask for anything else', () => {
  expect(own.mayHave('persistent-storage', 'meridian://app')).toBe(true);
  expect(own.mayHave('persistent-storage', 'meridian://app/')).toBe(true);
  for (const asker of ['meridian://app.evil', 'https://evil.example', 'meridian://app/?window=x', ''])
    expect(own.mayHave('persistent-storage', asker)).toBe(false);
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'notifications'])
    expect(own.mayHave(permission, 'meridian://app')).toBe(false);
});

test('I27 a page of ours reaches itself, what it made and pictures in it, and no network', () => {
  const reached = ['meridian://app/main.js', 'blob:meridian://app/1', 'data:image/png;base64,AA'];
  expect(reached.filter(url => !own.mayRequest(url))).toEqual([]);
  const others = [
    'https://evil.example/',
    'meridian://app.evil/',
    'file:///etc/passwd',
    'data:text/html,x',
    'blob:null/1',
  ];
  expect(others.filter(url => own.mayRequest(url))).toEqual([]);
});
