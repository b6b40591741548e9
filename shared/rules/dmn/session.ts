import { unreachable } from '../../unreachable.ts';
import { builtinFunctions } from '../builtins/all-functions.ts';
import { type Frame, inside } from '../evaluate/frame.ts';
import { converted, makeFunction } from '../evaluate/invoke.ts';
import type { Run } from '../evaluate/run.ts';
import type { FeelFunction } from '../value/function.ts';
import { type Context, contextOf, entryOf, isContext } from '../value/kind-of.ts';
import { ANY } from '../value/type.ts';
import type { CompiledElement, CompiledModel } from './compile-model.ts';
import { fromJson } from './from-json.ts';
import type { DmnService } from './model.ts';

type Service = CompiledElement & DmnService;

/** Hears of each decision that is evaluated, in place of its own evaluation. */
export type Watch = (decision: CompiledElement, frame: Frame) => unknown;

/** One evaluation of a model: each element once, when it is first needed (DMN 1.5 §10.4). */
export class Session {
  readonly #model: CompiledModel;
  readonly #given: Context;
  readonly #base: Frame;
  readonly #values: Map<string, unknown>;
  readonly #watch: Watch | null;

  /** @param given input data by name; what is imported stands under its import's name */
  constructor(
    model: CompiledModel,
    given: Context,
    run: Run,
    { watch = null, values = [] }: { watch?: Watch | null; values?: Iterable<readonly [string, unknown]> } = {},
  ) {
    this.#model = model;
    this.#given = given;
    this.#base = inside({ names: builtinFunctions, outer: null, run }, given);
    this.#values = new Map(values);
    this.#watch = watch;
  }

  valueOf(key: string): unknown {
    if (this.#values.has(key)) return this.#values.get(key);
    const element = this.#model.elements.get(key);
    if (!element) return this.#base.run.problem(`The model requires "${key}", which is not in it.`);
    // Known while it is being found: what requires itself is null.
    this.#values.set(key, null);
    const value = this.#evaluate(element);
    this.#values.set(key, value);
    return value;
  }

  /** Names and values of the inputs of a service, in the order of its parameters (§10.4). */
  serviceInputs(service: DmnService): CompiledElement[] {
    return [...service.inputData, ...service.inputDecisions].flatMap(key => this.#model.elements.get(key) ?? []);
  }

  /** Calls a service with values for its inputs; decisions behind them are not evaluated. */
  callService(service: Service, values: Context): unknown {
    const inputs = this.serviceInputs(service).map(({ key, name, type }) => {
      const value = fromJson(entryOf(values, name), type);
      return [key, converted(value, type, this.#base.run, name)] as const;
    });
    const session = new Session(this.#model, values, this.#base.run, { watch: this.#watch, values: inputs });
    const results = service.outputDecisions.map(key => session.valueOf(key));
    const names = service.outputDecisions.map(key => this.#model.elements.get(key)?.name ?? key);
    const result = results.length === 1 ? results[0] : contextOf(names.map((name, index) => [name, results[index]]));
    return converted(result, service.type, this.#base.run, service.name);
  }

  #evaluate(element: CompiledElement): unknown {
    const { run } = this.#base;
    switch (element.kind) {
      case 'input': {
        const value = fromJson(this.#givenFor(element), element.type);
        return converted(value, element.type, run, element.name);
      }
      case 'decision': {
        if (!element.evaluate) return run.problem(`"${element.name}" has no logic.`);
        const frame = this.#frameOf(element.requires, element.namespace);
        const value = this.#watch ? this.#watch(element, frame) : element.evaluate(frame);
        return converted(value, element.type, run, element.name);
      }
      case 'knowledge': {
        // Knowledge does not see the data of who calls it, only itself and the knowledge that it requires.
        const own = contextOf([]);
        const outside = { names: builtinFunctions, outer: null, run };
        const frame = inside(inside(outside, this.#namesOf(element.requires, element.namespace)), own);
        const value = element.evaluate?.(frame) ?? null;
        own[element.name] = value;
        return value;
      }
      case 'service':
        return this.#functionOf(element);
      default:
        return unreachable(element);
    }
  }

  #functionOf(service: Service): FeelFunction {
    const parameters = this.serviceInputs(service).map(({ name, type }) => ({ name, type }));
    return makeFunction(service.name, parameters, ANY, values => this.callService(service, values));
  }

  #frameOf(requires: readonly string[], namespace: string): Frame {
    return inside(this.#base, this.#namesOf(requires, namespace));
  }

  /** What is required, by name; what is imported, under the name of its import. */
  #namesOf(requires: readonly string[], namespace: string): Context {
    const names = contextOf([]);
    for (const key of requires) {
      const element = this.#model.elements.get(key);
      if (!element) {
        this.#base.run.problem(`The model requires "${key}", which is not in it.`);
        continue;
      }
      const prefix = element.namespace === namespace ? '' : this.#prefixIn(namespace, element.namespace);
      if (prefix === '') names[element.name] = this.valueOf(key);
      else {
        const inner = Object.hasOwn(names, prefix) ? names[prefix] : contextOf([]);
        names[prefix] = inner;
        (inner as Record<string, unknown>)[element.name] = this.valueOf(key);
      }
    }
    return names;
  }

  /** The name under which a model imports another. */
  #prefixIn(importer: string, imported: string): string {
    return this.#model.models.get(importer)?.imports.get(imported) ?? '';
  }

  /** Data of an imported model may be given under its import's name, as a context or before a dot. */
  #givenFor({ name, namespace }: CompiledElement): unknown {
    const given = this.#given;
    if (namespace !== this.#model.main.namespace) {
      for (const { imports } of this.#model.models.values()) {
        const prefix = imports.get(namespace);
        if (!prefix) continue;
        const inner = entryOf(given, prefix);
        if (isContext(inner) && Object.hasOwn(inner, name)) return entryOf(inner, name);
        const dotted = `${prefix}.${name}`;
        const key = Object.keys(given).find(one => one === dotted || one.endsWith(`.${dotted}`));
        if (key !== undefined) return entryOf(given, key);
      }
    }
    return entryOf(given, name);
  }
}
