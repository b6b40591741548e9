/** What a client's decision model may cost a workstation. Beyond these it is refused by name, never cut short. */
export const limits = {
  /** UTF-16 code units of XML. */
  modelLength: 4_000_000,
  decisions: 200,
  rulesPerTable: 5_000,
  columnsPerTable: 100,
  cellsPerTable: 100_000,
  /** UTF-16 code units of one FEEL expression. */
  expressionLength: 8_000,
  /** Brackets inside brackets, and `if`, `for`, `some`, `every`, `function` inside one another. */
  expressionDepth: 64,
} as const;
