const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** True for an OLE compound file: Outlook's messages, the office files of before 2007, and encrypted newer ones. */
export function isCompound(head: Uint8Array): boolean {
  return COMPOUND.every((byte, i) => head[i] === byte);
}

export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

const WORKBOOK = /spreadsheetml|ms-excel\.sheet\.(?:macro|binary)/;
const LETTER = /wordprocessingml|ms-word\.document\.macro/;

/**
 * What an office file is: by its name or type when it is an archive or a compound file, else by the parts that its
 * beginning lists. Null: something else.
 */
export function officeKind(head: Uint8Array, type: string, ending: string): 'workbook' | 'letter' | 'message' | null {
  if (isCompound(head)) {
    if (ending === 'msg' || type === 'application/vnd.ms-outlook') return 'message';
    if (/^xls[xm]$/.test(ending) || WORKBOOK.test(type)) return 'workbook';
    return /^doc[xm]$/.test(ending) || LETTER.test(type) ? 'letter' : null;
  }
  if (!isZip(head)) return null;
  if (/^(?:xls[xmb]|xltx)$/.test(ending) || WORKBOOK.test(type)) return 'workbook';
  if (/^(?:doc[xm]|dotx)$/.test(ending) || LETTER.test(type)) return 'letter';
  const start = new TextDecoder('latin1').decode(head);
  if (start.includes('xl/')) return 'workbook';
  return start.includes('word/') ? 'letter' : null;
}
