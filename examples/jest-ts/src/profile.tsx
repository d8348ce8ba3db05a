import { ErrorSummary, FieldError } from "amends";
import { type ReactElement, useState } from "react";

export function Profile({ onSave }: { readonly onSave: () => Promise<void> }): ReactElement {
  const [error, setError] = useState<unknown>(null);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave().catch(setError);
      }}
    >
      <ErrorSummary error={error} />
      <label htmlFor="name">Name</label>
      <input id="name" name="items[0].name" />
      <FieldError error={error} name="items[0].name" />
      <button type="submit">Save</button>
    </form>
  );
}
