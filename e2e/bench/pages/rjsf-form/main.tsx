import Form from '@rjsf/core';
import type { RJSFSchema } from '@rjsf/utils';
import validator from '@rjsf/validator-ajv8';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { formSchema } from '../../made-form.ts';

/** Without the rules of the form, which it would have to have as schemas of their own: that can only be slower. */
function Page() {
  const [answers, setAnswers] = useState<unknown>({});
  return (
    <Form
      schema={formSchema as RJSFSchema}
      validator={validator}
      formData={answers}
      onChange={({ formData }) => setAnswers(formData)}
    />
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('no #root');
createRoot(root).render(<Page />);
