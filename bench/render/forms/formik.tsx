import { FastField, type FieldProps, Form, Formik, type FormikProps } from "formik";
import { type ReactElement, useRef } from "react";
import { mountForm, names, useServer } from "./page.tsx";
import { noteRender } from "./rendered.ts";

type Values = Record<string, string>;

const initialValues: Values = Object.fromEntries(names.map((name) => [name, ""]));

function Field({ field, meta: { error } }: FieldProps<string, Values>): ReactElement {
  noteRender();
  return (
    <div data-row="">
      <label htmlFor={field.name}>{field.name}</label>
      <input
        {...field}
        id={field.name}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${field.name}-error`}
      />
      {error !== undefined && <p id={`${field.name}-error`}>{error}</p>}
    </div>
  );
}

/**
 * FastField is what its documentation has for forms of some 30 fields and more: it renders for its own slice only. Made
 * once, so that the form's renders end here.
 */
const fields = names.map((name) => (
  <FastField key={name} name={name}>
    {(props: FieldProps<string, Values>) => <Field {...props} />}
  </FastField>
));

function FormikForm(): ReactElement {
  const formik = useRef<FormikProps<Values>>(null);
  useServer(
    ({ error }) => formik.current?.setFieldError(error.param, error.message),
    () => formik.current?.setErrors({}),
  );
  return (
    <Formik innerRef={formik} initialValues={initialValues} onSubmit={() => {}}>
      <Form>
        {fields}
        <button type="button">Save</button>
      </Form>
    </Formik>
  );
}

mountForm(FormikForm);
