import { ANY, builtInType, type FeelType } from '../value/type.ts';
import type { DmnModel, ItemDefinition } from './model.ts';

/** Compiles unary tests of one value that name nothing else. */
export type AllowedValues = (tests: string, place: string) => (value: unknown) => boolean;

/**
 * The types that a model defines (DMN 1.5 §7.3.2), by name; those of imported models by their import's name and theirs.
 * What is looked up and not found is null.
 */
export function itemTypes(
  model: DmnModel,
  imported: ReadonlyMap<string, (name: string) => FeelType | null>,
  allowedValues: AllowedValues,
): (name: string) => FeelType | null {
  const definitions = new Map(model.items.map(item => [item.name, item]));
  const known = new Map<string, FeelType>();
  const named = (name: string): FeelType | null => {
    const kept = known.get(name);
    if (kept) return kept;
    const definition = definitions.get(name);
    if (!definition) return builtInType(name) ?? importedType(name);
    // Known before it is built: it may stand in itself.
    let built: FeelType | null = null;
    const type: FeelType = { kind: 'named', name, resolve: () => (built ??= build(definition)) };
    known.set(name, type);
    return type;
  };
  const importedType = (name: string): FeelType | null => {
    for (const [prefix, types] of imported) {
      if (prefix === '') {
        const type = types(name);
        if (type) return type;
      } else if (name.startsWith(`${prefix}.`)) return types(name.slice(prefix.length + 1));
    }
    // A qualified name of XML: the prefix says a namespace, which one import has.
    const local = name.slice(name.indexOf(':') + 1);
    return local === name ? null : named(local);
  };
  const reference = (typeRef: string | null): FeelType => (typeRef === null ? ANY : (named(typeRef) ?? ANY));
  const build = (definition: ItemDefinition): FeelType => {
    const { components, allowedValues: allowed, typeConstraint, function: item } = definition;
    let type = reference(definition.typeRef);
    if (components.length > 0) {
      type = { kind: 'context', entries: new Map(components.map(component => [component.name, build(component)])) };
    } else if (item) {
      const parameters = item.parameters.map(parameter => reference(parameter.typeRef));
      type = { kind: 'function', parameters, result: reference(item.output) };
    }
    const constrained = (base: FeelType, tests: string | null): FeelType =>
      tests === null
        ? base
        : { kind: 'constrained', base, allows: allowedValues(tests, `The type ${definition.name}`) };
    type = constrained(type, allowed);
    return constrained(definition.isCollection ? { kind: 'list', of: type } : type, typeConstraint);
  };
  return named;
}
