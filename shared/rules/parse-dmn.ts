import { DmnModdle } from 'dmn-moddle';
import * as z from 'zod';
// For its effect: it tells zod to do without eval, also in a worker that loads nothing else of the model.
import '../model/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { DecisionTable, DmnDecision, DmnInput, DmnModel } from './dmn-model.ts';
import { HitPolicy } from './hit-policy.ts';
import { limits } from './limits.ts';

const Text = z.object({ text: z.string().default(''), expressionLanguage: z.string().optional() });
const Variable = z.object({ name: z.string().optional(), typeRef: z.string().optional() });
const Reference = z.object({ href: z.string() });

const Table = z.object({
  $type: z.literal('dmn:DecisionTable'),
  hitPolicy: z.string().default('UNIQUE'),
  aggregation: z.string().optional(),
  input: z
    .array(
      z.object({
        id: z.string().optional(),
        label: z.string().optional(),
        inputExpression: Text.extend({ typeRef: z.string().optional() }),
      }),
    )
    .default([]),
  output: z
    .array(
      z.object({
        id: z.string().optional(),
        name: z.string().optional(),
        typeRef: z.string().optional(),
        outputValues: Text.optional(),
        defaultOutputEntry: Text.optional(),
      }),
    )
    .min(1),
  annotation: z.array(z.object({ name: z.string().default('') })).default([]),
  rule: z
    .array(
      z.object({
        id: z.string().optional(),
        description: z.string().optional(),
        inputEntry: z.array(Text).default([]),
        outputEntry: z.array(Text).default([]),
        annotationEntry: z.array(z.object({ text: z.string().default('') })).default([]),
      }),
    )
    .default([]),
});

const Element = z.object({
  $type: z.string(),
  id: z.string().optional(),
  name: z.string().default(''),
  variable: Variable.optional(),
  informationRequirement: z
    .array(z.object({ requiredDecision: Reference.optional(), requiredInput: Reference.optional() }))
    .default([]),
  knowledgeRequirement: z.array(z.unknown()).default([]),
  decisionLogic: z
    .union([Table, Text.extend({ $type: z.literal('dmn:LiteralExpression') }), z.object({ $type: z.string() })])
    .optional(),
});
type Element = z.infer<typeof Element>;

const Definitions = z.object({
  $type: z.literal('dmn:Definitions'),
  drgElement: z.array(Element).default([]),
  itemDefinition: z
    .array(
      z.object({ name: z.string().default(''), typeRef: z.string().optional(), isCollection: z.boolean().optional() }),
    )
    .default([]),
});

type Code = 'invalid-model' | 'unsupported';

/** dmn-moddle reads 1.3; the later versions say the same about tables in another namespace. */
const NAMESPACE_1_3 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const NAMESPACE = /https:\/\/www\.omg\.org\/spec\/DMN\/(?:20191111|20211108|20230324|20240513)\/MODEL\//g;

/** Reads DMN 1.3 to 1.6 XML into our own model. Expressions are text still. */
export async function parseDmn(xml: string): Promise<Result<DmnModel, Code>> {
  if (xml.length > limits.modelLength) {
    return refuse('unsupported', `The decision model is longer than ${limits.modelLength} characters.`);
  }
  // Entities can multiply; a decision model has no use for them.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return refuse('invalid-model', 'The decision model has a document type.');
  let tree: unknown;
  try {
    ({ rootElement: tree } = await new DmnModdle().fromXML(xml.replace(NAMESPACE, NAMESPACE_1_3), 'dmn:Definitions'));
  } catch (error) {
    // XML that is not well-formed, or not DMN.
    return refuse('invalid-model', `The decision model is not DMN 1.3: ${error instanceof Error ? error.message : ''}`);
  }
  const parsed = Definitions.safeParse(tree);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('invalid-model', `The decision model is incomplete at ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return toModel(parsed.data);
}

function toModel(definitions: z.infer<typeof Definitions>): Result<DmnModel, Code> {
  const inputs = new Map<string, DmnInput>();
  const decisions = new Map<string, DmnDecision>();
  for (const element of definitions.drgElement) {
    const id = element.id ?? element.name;
    if (element.$type === 'dmn:InputData') {
      inputs.set(id, { id, name: element.variable?.name ?? element.name, typeRef: element.variable?.typeRef ?? null });
    } else if (element.$type === 'dmn:Decision') {
      const decision = toDecision(id, element);
      if (!decision.ok) return decision;
      decisions.set(id, decision.value);
    }
  }
  if (decisions.size > limits.decisions) {
    return refuse('unsupported', `The decision model has more than ${limits.decisions} decisions.`);
  }
  const types = new Map<string, string>();
  for (const { name, typeRef, isCollection } of definitions.itemDefinition) {
    if (typeRef && !isCollection) types.set(name, typeRef);
  }
  return ok({ inputs, decisions, types });
}

function toDecision(id: string, element: Element): Result<DmnDecision, Code> {
  const base = {
    id,
    name: element.variable?.name ?? element.name,
    typeRef: element.variable?.typeRef ?? null,
    requires: element.informationRequirement.flatMap(({ requiredDecision, requiredInput }) =>
      [requiredDecision, requiredInput].flatMap(reference => (reference ? [reference.href.replace(/^#/, '')] : [])),
    ),
  };
  const { decisionLogic: logic } = element;
  if (element.knowledgeRequirement.length > 0) {
    return ok({ ...base, logic: null, unsupported: 'a business knowledge model' });
  }
  if (logic && 'output' in logic) {
    const table = toTable(base.name, logic);
    return table.ok ? ok({ ...base, logic: table.value, unsupported: null }) : table;
  }
  if (logic && 'text' in logic) {
    return ok({ ...base, logic: { kind: 'literal', expression: logic.text }, unsupported: null });
  }
  return ok({ ...base, logic: null, unsupported: logic ? logic.$type.replace('dmn:', 'a boxed ') : 'no logic' });
}

function toTable(name: string, table: z.infer<typeof Table>): Result<DecisionTable, Code> {
  const policy = HitPolicy.safeParse(table.aggregation ? `${table.hitPolicy} ${table.aggregation}` : table.hitPolicy);
  if (!policy.success) {
    return refuse('unsupported', `"${name}" has the hit policy ${table.hitPolicy} ${table.aggregation ?? ''}`.trim());
  }
  const columns = table.input.length + table.output.length;
  const tooLarge =
    table.rule.length > limits.rulesPerTable ||
    columns > limits.columnsPerTable ||
    table.rule.length * columns > limits.cellsPerTable;
  if (tooLarge) {
    return refuse('unsupported', `"${name}" is too large: ${table.rule.length} rules by ${columns} columns.`);
  }
  const uneven = table.rule.findIndex(
    rule => rule.inputEntry.length !== table.input.length || rule.outputEntry.length !== table.output.length,
  );
  if (uneven >= 0) return refuse('invalid-model', `Rule ${uneven + 1} of "${name}" has not one cell for each column.`);
  return ok({
    kind: 'table',
    hitPolicy: policy.data,
    inputs: table.input.map((input, index) => ({
      id: input.id ?? `input-${index + 1}`,
      label: input.label ?? input.inputExpression.text.trim(),
      expression: input.inputExpression.text,
      typeRef: input.inputExpression.typeRef ?? null,
    })),
    outputs: table.output.map((output, index) => ({
      id: output.id ?? `output-${index + 1}`,
      name: output.name ?? null,
      typeRef: output.typeRef ?? null,
      values: output.outputValues?.text ?? null,
      defaultEntry: output.defaultOutputEntry?.text ?? null,
    })),
    annotationNames: table.annotation.map(annotation => annotation.name),
    rules: table.rule.map((rule, index) => ({
      id: rule.id ?? `rule-${index + 1}`,
      description: rule.description ?? null,
      tests: rule.inputEntry.map(entry => entry.text.trim()),
      outputs: rule.outputEntry.map(entry => entry.text.trim()),
      annotations: rule.annotationEntry.map(entry => entry.text),
    })),
  });
}
