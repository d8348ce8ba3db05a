import { memo, type ReactElement, useState } from "react";
import { type FieldErrors, useFieldErrors } from "../../../src/index.ts";
import { mountForm, names, useServer } from "./page.tsx";
import { noteRender } from "./rendered.ts";

interface FieldProps {
  readonly errors: FieldErrors;
}

function Field({ errors: { inputProps, messageProps, messages } }: FieldProps): ReactElement {
  noteRender();
  return (
    <div data-row="">
      <label htmlFor={inputProps.name}>{inputProps.name}</label>
      <input {...inputProps} id={inputProps.name} />
      <p {...messageProps}>{messages}</p>
    </div>
  );
}

const Memoised = memo(Field);

function Form(): ReactElement {
  const [error, setError] = useState<unknown>(null);
  useServer(setError, () => setError(null));
  const { field } = useFieldErrors(error, { fields: names });
  return (
    <form>
      {names.map((name) => (
        <Memoised key={name} errors={field(name)} />
      ))}
      <button type="button">Save</button>
    </form>
  );
}

mountForm(Form);
