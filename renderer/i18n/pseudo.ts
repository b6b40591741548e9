const PLAIN = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz';
const ACCENTED = 'ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀṁÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž';
const accented = Array.from(ACCENTED);
const accents = new Map(Array.from(PLAIN, (letter, i) => [letter, accented[i] ?? letter]));

/** Accents every letter and adds a third in length: what German or Finnish would do to the layout. */
export function pseudo(said: string): string {
  const changed = Array.from(said, letter => accents.get(letter) ?? letter).join('');
  return `[${changed}${'~'.repeat(Math.ceil(said.length / 3))}]`;
}
