import { memo, type ReactElement, useState } from "react";
import { FieldError } from "../../../src/index.ts";
import { mountForm, names, useServer } from "./page.tsx";
import { noteRender } from "./rendered.ts";

interface FieldProps {
  readonly name: string;
}

/** Knows nothing of errors, so it never renders again. */
const Field = memo(function Field({ name }: FieldProps): ReactElement {
  noteRender();
  return (
    <>
      <label htmlFor={name}>{name}</label>
      <input id={name} name={name} />
    </>
  );
});

/** With everything in the form's own markup, as in the README; or with memoised fields, as large forms have. */
const isMemoised = location.search === "?memoised";

function Form(): ReactElement {
  const [error, setError] = useState<unknown>(null);
  useServer(setError, () => setError(null));
  return (
    <form>
      {names.map((name) => (
        <div key={name} data-row="">
          {isMemoised ? (
            <Field name={name} />
          ) : (
            <>
              <label htmlFor={name}>{name}</label>
              <input id={name} name={name} />
            </>
          )}
          <FieldError error={error} name={name} />
        </div>
      ))}
      <button type="button">Save</button>
    </form>
  );
}

mountForm(Form, FieldError);
