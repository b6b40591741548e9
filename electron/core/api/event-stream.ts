export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

const LONGEST_EVENT = 1024 * 1024;

/**
 * Cuts the text of an event stream into events (WHATWG HTML §9.2.6). Comments, ids and retry lines are dropped.
 * Feed it text as it comes; it keeps what is not complete yet.
 *
 * @throws Error when one event grows over 1 MiB
 */
export function createEventReader(): (text: string) => ServerEvent[] {
  let rest = '';
  let event = '';
  let data: string[] = [];
  let dataLength = 0;
  return text => {
    rest += text;
    const events: ServerEvent[] = [];
    // A lone CR at the end may be the first half of CRLF: it waits for what follows.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) events.push({ event: event || 'message', data: data.join('\n') });
        event = '';
        data = [];
        dataLength = 0;
      } else if (line.startsWith('event:')) event = valueOf(line);
      else if (line.startsWith('data:')) {
        data.push(valueOf(line));
        dataLength += line.length;
      }
    }
    if (rest.length + dataLength > LONGEST_EVENT) throw new Error('An event of the server is too long.');
    return events;
  };
}

function valueOf(line: string): string {
  return line.slice(line.indexOf(':') + 1).replace(/^ /, '');
}
