/** A decision model of one table, from cells: `[tests…, outputs…]` a row. */
export function tableModel(options: {
  hitPolicy: string;
  aggregation?: string;
  inputs: readonly { expression: string; typeRef?: string; values?: string }[];
  outputs: readonly { name?: string; values?: string; fallback?: string }[];
  rows: readonly (readonly string[])[];
}): string {
  const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const text = (value: string): string => `<text>${xml(value)}</text>`;
  const inputs = options.inputs.map(
    ({ expression, typeRef, values }, index) =>
      `<input id="i${index}" label="${expression}"><inputExpression${typeRef ? ` typeRef="${typeRef}"` : ''}>${text(expression)}</inputExpression>${values ? `<inputValues>${text(values)}</inputValues>` : ''}</input>`,
  );
  const outputs = options.outputs.map(
    ({ name, values, fallback }, index) =>
      `<output id="o${index}"${name ? ` name="${name}"` : ''}>${values ? `<outputValues>${text(values)}</outputValues>` : ''}${fallback ? `<defaultOutputEntry>${text(fallback)}</defaultOutputEntry>` : ''}</output>`,
  );
  const rules = options.rows.map((cells, index) => {
    const tests = cells.slice(0, options.inputs.length).map(cell => `<inputEntry>${text(cell)}</inputEntry>`);
    const values = cells
      .slice(options.inputs.length, options.inputs.length + options.outputs.length)
      .map(cell => `<outputEntry>${text(cell)}</outputEntry>`);
    const reason = cells[options.inputs.length + options.outputs.length];
    const note = reason === undefined ? '' : `<annotationEntry>${text(reason)}</annotationEntry>`;
    return `<rule id="r${index + 1}">${tests.join('')}${values.join('')}${note}</rule>`;
  });
  const data = options.inputs.map(
    ({ expression, typeRef }, index) =>
      `<inputData id="d${index}" name="${expression}"><variable name="${expression}"${typeRef ? ` typeRef="${typeRef}"` : ''}/></inputData>`,
  );
  const needs = options.inputs.map(
    (_, index) => `<informationRequirement><requiredInput href="#d${index}"/></informationRequirement>`,
  );
  const aggregation = options.aggregation ? ` aggregation="${options.aggregation}"` : '';
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="m">${data.join('')}
    <decision id="answer" name="Answer"><variable name="Answer"/>${needs.join('')}
    <decisionTable hitPolicy="${options.hitPolicy}"${aggregation}>${inputs.join('')}${outputs.join('')}<annotation name="Reason"/>${rules.join('')}</decisionTable>
    </decision></definitions>`;
}
