import { unreachable } from '../../unreachable.ts';
import { type Result, ok } from '../../result.ts';
import { BUILTIN_NAMES } from '../builtins/all-functions.ts';
import { createCompiler } from '../evaluate/compile.ts';
import type { Evaluate } from '../evaluate/frame.ts';
import { Run } from '../evaluate/run.ts';
import { KnownNames } from '../syntax/known-names.ts';
import { type CompiledTable, compileTable } from '../table/compile-table.ts';
import { ANY, type FeelType } from '../value/type.ts';
import { BoxedCompiler, type Uncompiled } from './boxed-compiler.ts';
import { compileBoxed, compileBoxedFunction } from './compile-boxed.ts';
import { itemTypes } from './item-types.ts';
import { namesIn } from './known-in-model.ts';
import type { DmnDecision, DmnElement, DmnInput, DmnKnowledge, DmnModel, DmnService } from './model.ts';
import { parseDmn } from './parse-dmn.ts';

/** An element of the requirements graph with its logic compiled. */
export type CompiledElement = (DmnInput | DmnDecision | DmnKnowledge | DmnService) & {
  readonly type: FeelType;
  /** The element's own expression; for a knowledge model, what gives its function. Null when it has none. */
  readonly evaluate: Evaluate | null;
  /** A decision that is a table. */
  readonly table: CompiledTable | null;
  readonly uncompiled: readonly Uncompiled[];
};

export interface CompiledModel {
  readonly main: DmnModel;
  /** This model and those that it imports, by namespace. */
  readonly models: ReadonlyMap<string, DmnModel>;
  /** Of this model and of those that it imports, by key. */
  readonly elements: ReadonlyMap<string, CompiledElement>;
}

const BUILT_IN = new KnownNames(BUILTIN_NAMES);

/**
 * Reads and compiles a model and those that it imports. What is no FEEL is listed with its element.
 *
 * @param imported XML of the models that may be imported
 */
export function compileModel(
  xml: string,
  imported: readonly string[] = [],
): Result<CompiledModel, 'invalid-model' | 'unsupported'> {
  const main = parseDmn(xml);
  if (!main.ok) return main;
  const others: DmnModel[] = [];
  for (const text of imported) {
    const other = parseDmn(text);
    if (!other.ok) return other;
    others.push(other.value);
  }
  const models = new Map([...others, main.value].map(model => [model.namespace, model]));
  const known = new KnownNames(
    [...models.values()].flatMap(model => [...namesIn(model)]),
    BUILT_IN,
  );
  const types = new Map<string, (name: string) => FeelType | null>();
  const typesOf = (model: DmnModel): ((name: string) => FeelType | null) => {
    const kept = types.get(model.namespace);
    if (kept) return kept;
    // Until they are known, for models that import each other.
    types.set(model.namespace, () => null);
    const ofImports = new Map(
      [...model.imports].flatMap(([namespace, name]) => {
        const other = models.get(namespace);
        return other && other !== model ? [[name, typesOf(other)] as const] : [];
      }),
    );
    const found = itemTypes(model, ofImports, (tests, place) => allowedValues(known, tests, place));
    types.set(model.namespace, found);
    return found;
  };
  const elements = [...models.values()].flatMap(model => {
    const named = typesOf(model);
    return model.elements.map(element => compileElement(element, known, named));
  });
  return ok({ main: main.value, models, elements: new Map(elements.map(element => [element.key, element])) });
}

function compileElement(
  element: DmnElement,
  known: KnownNames,
  named: (name: string) => FeelType | null,
): CompiledElement {
  const box = new BoxedCompiler(createCompiler(named), known, named);
  const type = box.type(element.typeRef);
  const base = { ...element, type, uncompiled: box.uncompiled, table: null };
  switch (element.kind) {
    case 'input':
    case 'service':
      return { ...base, evaluate: null };
    case 'knowledge':
      return { ...base, evaluate: element.logic && compileBoxedFunction(box, element.logic, element.name) };
    case 'decision': {
      if (element.logic?.kind !== 'table')
        return { ...base, evaluate: element.logic && compileBoxed(box, element.logic) };
      const table = compileTable(box, element.logic);
      return { ...base, table, evaluate: table.evaluate };
    }
    default:
      return unreachable(element);
  }
}

/** What an item definition allows: tests that name nothing but the value. */
function allowedValues(known: KnownNames, tests: string, place: string): (value: unknown) => boolean {
  const box = new BoxedCompiler(
    createCompiler(() => ANY),
    known,
    () => ANY,
  );
  const compiled = box.tests(place, tests);
  if (!compiled) return () => false;
  return value => compiled.run({ names: {}, outer: null, run: new Run() }, value) === true;
}
