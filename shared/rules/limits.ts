/** What a client's decision model may cost a workstation. Beyond these it is refused by name, never cut short. */
export const limits = {
  /** UTF-16 code units of XML. */
  modelLength: 4_000_000,
  elementDepth: 200,
  decisions: 200,
  rulesPerTable: 5_000,
  columnsPerTable: 100,
  cellsPerTable: 100_000,
  /** UTF-16 code units of one FEEL expression. */
  expressionLength: 8_000,
  /** Brackets inside brackets, and `if`, `for`, `some`, `every`, `function` inside one another. */
  expressionDepth: 64,
  /** Calls inside calls. */
  callDepth: 100,
  /** Steps of one evaluation. A step is an operation, an item or about sixteen characters. */
  steps: 400_000,
  /** Milliseconds of one evaluation; asked only of long ones, so that a busy machine changes no short one's result. */
  time: 50,
  stepsBetweenLooks: 2_048,
  /** Problems that are kept of one evaluation: the first ones say enough. */
  problems: 50,
  /** UTF-16 code units of a regular expression. */
  patternLength: 1_000,
  /** Instructions that a regular expression is compiled to. */
  patternSize: 4_000,
} as const;
