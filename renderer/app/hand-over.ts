import type { MarksExport } from '../../shared/rpc/marks-contract.ts';
import type { MainClient } from '../host/connect-main.ts';

/** Bytes in one message: a multiple of three, so that no part of the text is padded but the last. */
const PART = 1_500_000;

/** Hands a file over to the main process in parts, and has it written where the person chooses. */
export async function handOver(
  main: Pick<MainClient, 'files.part' | 'files.saveMarks'>,
  content: Uint8Array<ArrayBuffer>,
  about: Omit<MarksExport, 'file'>,
) {
  const file = crypto.randomUUID();
  for (let at = 0; at < content.length; at += PART) {
    const taken = await main['files.part']({ file, base64: base64Of(content.subarray(at, at + PART)) });
    if (!taken.ok) return taken;
  }
  return await main['files.saveMarks']({ ...about, file });
}

/** A piece at a time: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
