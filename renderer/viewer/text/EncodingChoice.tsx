import { text } from '../../i18n/text.ts';
import { Select } from '../../ui/Select/Select.tsx';
import type { DecodedText } from './decode-text.ts';
import styles from './EncodingChoice.module.css';

/** What texts of the last forty years are written in, by the browser's names, the usual first. */
const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'macintosh',
  'ibm866',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'utf-16le',
  'utf-16be',
];

interface EncodingChoiceProps {
  readonly decoded: Pick<DecodedText, 'encoding' | 'reason'>;
  readonly onChoose: (encoding: string) => void;
}

/** Whether there is anything to choose: bytes that are UTF-8 or have a mark leave no doubt. */
export function isEncodingInDoubt({ reason }: Pick<DecodedText, 'reason'>): boolean {
  return reason !== 'valid' && reason !== 'byte-order-mark';
}

/** What a text was read in, and why; another encoding when its letters look wrong. */
export function EncodingChoice({ decoded: { encoding, reason }, onChoose }: EncodingChoiceProps) {
  const all = ENCODINGS.includes(encoding) ? ENCODINGS : [encoding, ...ENCODINGS];
  return (
    <div className={styles.choice}>
      <span>{text(`kinds.encoding.${reason}`)}</span>
      <Select
        label={text('kinds.encoding')}
        hideLabel
        value={encoding}
        onChange={onChoose}
        options={all.map(value => ({ value, label: value }))}
      />
    </div>
  );
}
