import { type ReactElement, useState } from "react";
import { FieldError, Form, Input, Label, TextField } from "react-aria-components";
import { mountForm, names, useServer } from "./page.tsx";

/** Made once, so that only what reads the errors from the form's context renders: every TextField. */
const fields = names.map((name) => (
  <div key={name} data-row="">
    <TextField name={name}>
      <Label>{name}</Label>
      <Input />
      <FieldError />
    </TextField>
  </div>
));

function AriaForm(): ReactElement {
  const [errors, setErrors] = useState<Record<string, string>>({});
  useServer(
    ({ error }) => setErrors({ [error.param]: error.message }),
    () => setErrors({}),
  );
  return (
    <Form validationErrors={errors}>
      {fields}
      <button type="button">Save</button>
    </Form>
  );
}

mountForm(AriaForm, TextField);
