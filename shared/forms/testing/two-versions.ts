import type { FormDefinition } from '../../model/process.ts';
import type { ProcessVersion } from '../migrate-plan.ts';
import { compiled } from './compiled.ts';

type Properties = Record<string, Record<string, unknown>>;

/** A version of a process whose form asks these, in this order, with nothing else around. */
export function aVersion(
  properties: Properties,
  {
    required = [],
    uiSchema,
    ...process
  }: ProcessVersion['process'] & {
    required?: string[];
    uiSchema?: NonNullable<FormDefinition['uiSchema']>;
  } = {},
): ProcessVersion {
  const schema = { type: 'object', required, properties };
  return { process, model: compiled({ schema, ...(uiSchema && { uiSchema }) }) };
}
