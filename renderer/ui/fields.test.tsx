import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../styles/tokens.css';
import '../styles/reset.css';
import { Checkbox } from './Checkbox/Checkbox.tsx';
import { DateField } from './DateField/DateField.tsx';
import { NumberField } from './NumberField/NumberField.tsx';
import { RadioGroup } from './RadioGroup/RadioGroup.tsx';
import { SearchField } from './SearchField/SearchField.tsx';
import { Select } from './Select/Select.tsx';
import { expectAccessible } from './testing/accessibility.ts';
import { TextField } from './TextField/TextField.tsx';

const options = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No', description: 'Nothing was found' },
];
const ignore = () => {};

test('every field has a name, tells what is wrong, and passes the checks', async () => {
  await render(
    <form>
      <TextField label="Text" value="" onChange={ignore} description="As in the passport" isRequired />
      <TextField label="Several lines" multiline value="" onChange={ignore} errorMessage="Write a reason." />
      <NumberField label="Sum" unit="CHF" value={1200} onChange={ignore} />
      <DateField label="Date" value="2026-11-24" onChange={ignore} errorMessage="This is in the future." />
      <SearchField label="Find" value="x" onChange={ignore} />
      <Checkbox isSelected onChange={ignore}>
        Smoker
      </Checkbox>
      <RadioGroup label="Choice" options={options} value="no" onChange={ignore} />
      <Select label="List" options={options} value="yes" onChange={ignore} />
    </form>,
  );
  await expect
    .element(page.getByRole('textbox', { name: 'Several lines' }))
    .toHaveAccessibleDescription('Write a reason.');
  await expect.element(page.getByRole('textbox', { name: 'Sum (CHF)' })).toHaveValue('1,200');
  await expect.element(page.getByRole('radio', { name: 'No Nothing was found' })).toBeChecked();
  await expectAccessible();
});

function Numbers({ onValue }: { onValue: (value: number | null) => void }) {
  const [value, setValue] = useState<number | null>(null);
  return (
    <NumberField
      label="Sum"
      value={value}
      onChange={next => {
        setValue(next);
        onValue(next);
      }}
    />
  );
}

test('a number is known at every keystroke and written out when the field is left', async () => {
  const values: (number | null)[] = [];
  await render(<Numbers onValue={value => values.push(value)} />);
  await userEvent.type(page.getByRole('textbox'), '1250.50');
  expect(values).toEqual([1, 12, 125, 1250, 1250, 1250.5, 1250.5]);
  await expect.element(page.getByRole('textbox')).toHaveValue('1250.50');
  await userEvent.tab();
  await expect.element(page.getByRole('textbox')).toHaveValue('1,250.5');
});

test('what is not a number stays in the field, is said, and is no answer', async () => {
  const values: (number | null)[] = [];
  await render(<Numbers onValue={value => values.push(value)} />);
  await userEvent.type(page.getByRole('textbox'), '12x');
  await userEvent.tab();
  expect(values.at(-1)).toBeNull();
  await expect.element(page.getByRole('textbox')).toHaveValue('12x');
  await expect.element(page.getByText(/not a number/)).toBeVisible();
});

function Dates({ onValue }: { onValue: (value: string | null) => void }) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <DateField
      label="Date"
      value={value}
      onChange={next => {
        setValue(next);
        onValue(next);
      }}
    />
  );
}

test('a date is typed through, day first, and is a calendar date without a zone', async () => {
  const values: (string | null)[] = [];
  await render(<Dates onValue={value => values.push(value)} />);
  await userEvent.tab();
  await userEvent.keyboard('24112026');
  expect(values.at(-1)).toBe('2026-11-24');
});

test('an answer that is no date is shown as an empty field and breaks nothing', async () => {
  await render(<DateField label="Date" value="not-a-date" onChange={ignore} />);
  await expect.element(page.getByRole('group', { name: 'Date' })).toBeVisible();
});

function List({ onValue }: { onValue: (value: string) => void }) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <Select
      label="List"
      options={options}
      value={value}
      onChange={next => {
        setValue(next);
        onValue(next);
      }}
    />
  );
}

test('a list opens, is chosen from by keyboard and passes the checks while it is open', async () => {
  const values: string[] = [];
  await render(<List onValue={value => values.push(value)} />);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('listbox')).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(values).toEqual(['no']);
});

function Words({ onSubmit }: { onSubmit: (value: string) => void }) {
  const [value, setValue] = useState('');
  return <SearchField label="Find" value={value} onChange={setValue} onSubmit={onSubmit} keys="/" />;
}

test('Escape empties a search and goes on only when it was empty; Enter hands the words over', async () => {
  const submitted: string[] = [];
  const heard: string[] = [];
  const hear = (event: KeyboardEvent) => heard.push(event.key);
  addEventListener('keydown', hear);
  try {
    await render(<Words onSubmit={value => submitted.push(value)} />);
    const field = page.getByRole('searchbox', { name: 'Find' });
    await userEvent.type(field, 'ab');
    await userEvent.keyboard('{Enter}{Escape}');
    await expect.element(field).toHaveValue('');
    await userEvent.keyboard('{Escape}');
    expect(submitted).toEqual(['ab']);
    expect(heard).toEqual(['a', 'b', 'Escape']);
  } finally {
    removeEventListener('keydown', hear);
  }
});

test('the cross of a search is there while it has words, empties it and leaves the cursor in it', async () => {
  await render(<Words onSubmit={ignore} />);
  const field = page.getByRole('searchbox', { name: 'Find' });
  const cross = page.getByRole('button');
  await expect.element(cross).not.toBeInTheDocument();
  await userEvent.type(field, 'ab');
  await userEvent.click(cross);
  await expect.element(field).toHaveValue('');
  await expect.element(field).toHaveFocus();
  await expect.element(cross).not.toBeInTheDocument();
  await userEvent.tab();
  await expect.element(field).not.toHaveFocus();
});
