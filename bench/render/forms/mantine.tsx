import { type GetInputPropsReturnType, useForm } from "@mantine/form";
import { memo, type ReactElement } from "react";
import { mountForm, names, useServer } from "./page.tsx";
import { noteRender } from "./rendered.ts";

type Values = Record<string, string>;

interface FieldProps extends GetInputPropsReturnType {
  readonly name: string;
}

function Field({ name, error, ...inputProps }: FieldProps): ReactElement {
  noteRender();
  const isInvalid = error !== undefined;
  return (
    <div data-row="">
      <label htmlFor={name}>{name}</label>
      <input
        {...inputProps}
        id={name}
        name={name}
        aria-invalid={isInvalid}
        aria-describedby={isInvalid ? `${name}-error` : undefined}
      />
      {isInvalid && <p id={`${name}-error`}>{error}</p>}
    </div>
  );
}

/** By the error: getInputProps makes its handlers anew for each render, though they do the same. */
const Memoised = memo(Field, (before, after) => before.error === after.error);

const initialValues: Values = Object.fromEntries(names.map((name) => [name, ""]));

/** Uncontrolled, which its documentation recommends for large forms. */
function Form(): ReactElement {
  const form = useForm<Values>({ mode: "uncontrolled", initialValues });
  useServer(({ error }) => form.setFieldError(error.param, error.message), form.clearErrors);
  return (
    <form>
      {names.map((name) => (
        <Memoised key={form.key(name)} name={name} {...form.getInputProps(name)} />
      ))}
      <button type="button">Save</button>
    </form>
  );
}

mountForm(Form);
