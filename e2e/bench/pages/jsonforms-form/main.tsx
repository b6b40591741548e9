import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { formLayout, formSchema } from '../../made-form.ts';

function Form() {
  const [answers, setAnswers] = useState<unknown>({});
  return (
    <JsonForms
      schema={formSchema}
      uischema={formLayout}
      data={answers}
      renderers={vanillaRenderers}
      cells={vanillaCells}
      onChange={({ data }) => setAnswers(data)}
    />
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('no #root');
createRoot(root).render(<Form />);
