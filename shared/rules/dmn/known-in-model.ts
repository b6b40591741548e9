import type { Boxed, DmnModel, ItemDefinition } from './model.ts';

/** Every name that an expression of the model may use: elements, parameters, entries, columns, components, types. */
export function* namesIn(model: DmnModel): Iterable<string> {
  yield* model.imports.values();
  for (const element of model.elements) {
    yield element.name;
    if ('logic' in element && element.logic) yield* namesOf(element.logic);
  }
  for (const item of model.items) yield* namesOfItem(item);
}

function* namesOfItem(item: ItemDefinition): Iterable<string> {
  yield item.name;
  for (const component of item.components) yield* namesOfItem(component);
}

function* namesOf(boxed: Boxed): Iterable<string> {
  switch (boxed.kind) {
    case 'context':
      for (const { variable, value } of boxed.entries) {
        if (variable) yield variable.name;
        yield* namesOf(value);
      }
      break;
    case 'function':
      for (const { name } of boxed.parameters) yield name;
      yield* namesOf(boxed.body);
      break;
    case 'invocation':
      for (const { value } of boxed.bindings) yield* namesOf(value);
      break;
    case 'relation':
      for (const { name } of boxed.columns) yield name;
      for (const cell of boxed.rows.flat()) yield* namesOf(cell);
      break;
    case 'list':
      for (const item of boxed.items) yield* namesOf(item);
      break;
    case 'conditional':
      for (const part of [boxed.condition, boxed.consequence, boxed.otherwise]) yield* namesOf(part);
      break;
    case 'filter':
      for (const part of [boxed.source, boxed.match]) yield* namesOf(part);
      break;
    case 'for':
    case 'some':
    case 'every':
      yield boxed.variable;
      for (const part of [boxed.source, boxed.body]) yield* namesOf(part);
      break;
    case 'table':
      for (const { name } of boxed.outputs) if (name !== null) yield name;
      break;
    case 'literal':
    case 'nothing':
      break;
  }
}
