import { afterEach, expect, test } from 'vitest';
import { selectWords } from '../../viewer/testing/select-words.ts';
import { returnToQuestion } from './return-to-question.ts';

function show(): { letter: Element; side: Element; field: HTMLInputElement } {
  document.body.innerHTML =
    '<p id="letter">has never smoked</p><div id="side"><div data-question="/smoker"><input /></div></div>';
  const [letter, side] = ['letter', 'side'].map(id => document.getElementById(id));
  const field = side?.querySelector('input');
  if (!letter || !side || !field) throw new Error('the page of this test is not there');
  return { letter, side, field };
}

afterEach(() => {
  getSelection()?.removeAllRanges();
  document.body.replaceChildren();
});

test('after a citation the person goes on typing where they were', () => {
  const { side, field } = show();
  returnToQuestion(side, '/smoker');
  expect(document.activeElement).toBe(field);
});

test('words that were selected since are not taken away', () => {
  const { letter, side, field } = show();
  selectWords(letter, 'never smoked');
  returnToQuestion(side, '/smoker');
  expect(document.activeElement).not.toBe(field);
  expect(String(getSelection())).toBe('never smoked');
});

test('a person who is at another question by then stays there', () => {
  const { side } = show();
  side.insertAdjacentHTML('beforeend', '<div data-question="/risk"><input id="risk" /></div>');
  const risk = document.getElementById('risk');
  risk?.focus();
  returnToQuestion(side, '/smoker');
  expect(document.activeElement).toBe(risk);
});
