import { useMutation } from "@tanstack/react-query";
import { ErrorSummary, FieldError } from "amends";
import type { ReactElement } from "react";

export function Profile({ onSave }: { readonly onSave: () => Promise<void> }): ReactElement {
  const save = useMutation({ mutationFn: onSave });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ErrorSummary error={save} />
      <label htmlFor="name">Name</label>
      <input id="name" name="items[0].name" />
      <FieldError error={save} name="items[0].name" />
      <button type="submit">Save</button>
    </form>
  );
}
