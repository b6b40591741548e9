/** The form of the bench: 300 questions, of which 100 are shown or hidden by 20 others, in 10 parts. */
const FIELDS = 300;
const SWITCHES = 20;
const CONDITIONAL = 100;
const NUMBERS = 30;
const CHECKS = 100;

const nameOf = (index: number): string => `q${index}`;

function property(index: number): Record<string, unknown> {
  const title = `Question ${index + 1}`;
  if (index > 0 && index <= SWITCHES) return { type: 'boolean', title };
  return index > SWITCHES && index <= SWITCHES + NUMBERS ? { type: 'number', title } : { type: 'string', title };
}

function control(index: number) {
  const first = FIELDS - CONDITIONAL;
  const scope = `#/properties/${nameOf(index)}`;
  if (index < first) return { type: 'Control', scope };
  const decider = nameOf(1 + (index % SWITCHES));
  // Shown as long as nobody has said no: all sides have as many fields on the page.
  const condition = { scope: `#/properties/${decider}`, schema: { const: true } };
  return { type: 'Control', scope, rule: { effect: 'HIDE', condition } };
}

/** Rules over two questions each: of text that is typed, and of numbers. */
function check(index: number) {
  const number = (place: number): string => nameOf(SWITCHES + 1 + (place % NUMBERS));
  const when =
    index % 2 === 0
      ? `${number(index)} > ${number(index + 1)} + 1000`
      : `string length(${nameOf(0)}) > ${1_000 + index} and ${number(index)} > 5`;
  return { id: `c${index}`, severity: index % 3 === 0 ? 'hard' : 'soft', when, message: `Rule ${index} is broken.` };
}

export const formSchema = {
  type: 'object',
  properties: Object.fromEntries(Array.from({ length: FIELDS }, (_, index) => [nameOf(index), property(index)])),
};

/** For those who know rules over several answers; to the others the keyword says nothing. */
export const formSchemaWithChecks = { ...formSchema, 'x-checks': Array.from({ length: CHECKS }, (_, i) => check(i)) };

export const formLayout = {
  type: 'VerticalLayout',
  elements: Array.from({ length: 10 }, (_, part) => ({
    type: 'Group',
    label: `Part ${part + 1}`,
    elements: Array.from({ length: FIELDS / 10 }, (_, index) => control((part * FIELDS) / 10 + index)),
  })),
};
