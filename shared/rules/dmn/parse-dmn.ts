import { type Result, ok, refuse } from '../../result.ts';
import { limits } from '../limits.ts';
import { normalName } from '../syntax/known-names.ts';
import type { DmnElement, DmnModel, ItemDefinition } from './model.ts';
import { Unreadable, parseBoxed, parseFunction, parseVariable } from './parse-boxed.ts';
import { childOf, childrenOf, readXml, type XmlElement } from './read-xml.ts';

type Code = 'invalid-model' | 'unsupported';

const NAMESPACE = /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/MODEL\/$/;

/** Reads DMN 1.2 to 1.6 XML into our own model. Expressions are text still. */
export function parseDmn(xml: string): Result<DmnModel, Code> {
  if (xml.length > limits.modelLength) {
    return refuse('unsupported', `The decision model is longer than ${limits.modelLength} characters.`);
  }
  const root = readXml(xml);
  if (!root.ok) return refuse('invalid-model', `The decision model is not DMN: ${root.failure.message}`);
  if (root.value.name !== 'definitions' || !NAMESPACE.test(root.value.namespace)) {
    return refuse('invalid-model', `The decision model is not DMN: it is "${root.value.name}".`);
  }
  try {
    return toModel(root.value);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return refuse(error.code, error.message);
  }
}

function toModel(root: XmlElement): Result<DmnModel, Code> {
  const namespace = root.attributes['namespace'] ?? '';
  const elements = root.children.flatMap(child => toElement(child, namespace) ?? []);
  if (elements.filter(({ kind }) => kind === 'decision').length > limits.decisions) {
    return refuse('unsupported', `The decision model has more than ${limits.decisions} decisions.`);
  }
  return ok({
    namespace,
    name: root.attributes['name'] ?? '',
    elements,
    items: childrenOf(root, 'itemDefinition').map(toItem),
    imports: new Map(
      childrenOf(root, 'import')
        .filter(({ attributes }) => NAMESPACE.test(attributes['importType'] ?? ''))
        .map(({ attributes }) => [attributes['namespace'] ?? '', normalName(attributes['name'] ?? '')]),
    ),
  });
}

function toElement(element: XmlElement, namespace: string): DmnElement | null {
  const variable = parseVariable(childOf(element, 'variable'));
  const name = variable.name || normalName(element.attributes['name'] ?? '');
  const id = element.attributes['id'] ?? name;
  const base = { key: `${namespace}#${id}`, id, name, typeRef: variable.typeRef, namespace };
  const keys = (parent: XmlElement, ...names: string[]) =>
    parent.children.filter(child => names.includes(child.name)).flatMap(child => keyOf(child, namespace));
  const required = (parent: string, ...names: string[]) =>
    childrenOf(element, parent).flatMap(requirement => keys(requirement, ...names));
  switch (element.name) {
    case 'inputData':
      return { ...base, kind: 'input' };
    case 'decision': {
      const logic = element.children.map(parseBoxed).find(boxed => boxed !== null);
      const requires = [
        ...required('informationRequirement', 'requiredDecision', 'requiredInput'),
        ...required('knowledgeRequirement', 'requiredKnowledge'),
      ];
      return { ...base, kind: 'decision', requires, logic: logic ?? null };
    }
    case 'businessKnowledgeModel': {
      const logic = childOf(element, 'encapsulatedLogic');
      const requires = required('knowledgeRequirement', 'requiredKnowledge');
      return { ...base, kind: 'knowledge', requires, logic: logic ? parseFunction(logic) : null };
    }
    case 'decisionService':
      return {
        ...base,
        kind: 'service',
        inputData: keys(element, 'inputData'),
        inputDecisions: keys(element, 'inputDecision'),
        outputDecisions: keys(element, 'outputDecision'),
      };
    default:
      return null;
  }
}

/** `#id` is in this model, `namespace#id` in that one. */
function keyOf(reference: XmlElement, namespace: string): string[] {
  const href = reference.attributes['href'];
  if (href === undefined) return [];
  return [href.startsWith('#') ? namespace + href : href.includes('#') ? href : `${namespace}#${href}`];
}

function toItem(element: XmlElement): ItemDefinition {
  const text = (name: string) => childOf(childOf(element, name), 'text')?.text.trim() || null;
  const item = childOf(element, 'functionItem');
  return {
    name: normalName(element.attributes['name'] ?? ''),
    typeRef: childOf(element, 'typeRef')?.text.trim() || (element.attributes['typeRef'] ?? null),
    isCollection: element.attributes['isCollection'] === 'true',
    components: childrenOf(element, 'itemComponent').map(toItem),
    allowedValues: text('allowedValues'),
    typeConstraint: text('typeConstraint'),
    function: item
      ? {
          parameters: childrenOf(item, 'parameters').map(parseVariable),
          output: item.attributes['outputTypeRef'] ?? null,
        }
      : null,
  };
}
