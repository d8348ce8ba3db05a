import { memo, type ReactElement, useState } from "react";
import { type Control, type UseFormRegister, useForm, useFormState } from "react-hook-form";
import { mountForm, names, type Refusal, useServer } from "./page.tsx";
import { noteRender } from "./rendered.ts";

type Values = Record<string, string>;

interface FieldProps {
  readonly name: string;
  readonly register: UseFormRegister<Values>;
  readonly control: Control<Values>;
}

/** Subscribes to its own error alone, which is what useFormState is for; `exact`, or `field_1` would render for `field_10`. */
function Field({ name, register, control }: FieldProps): ReactElement {
  noteRender();
  const { errors } = useFormState({ control, name, exact: true });
  const message = errors[name]?.message;
  return (
    <div data-row="">
      <label htmlFor={name}>{name}</label>
      <input
        {...register(name)}
        id={name}
        aria-invalid={message !== undefined}
        aria-describedby={message === undefined ? undefined : `${name}-error`}
      />
      {message !== undefined && (
        <p id={`${name}-error`} role="alert">
          {message}
        </p>
      )}
    </div>
  );
}

const Memoised = memo(Field);

/** Also takes the person to the field, as amends does, and keeps the answer, as useMutation does. */
const isAlike = location.search === "?focus";

function Form(): ReactElement {
  // The owner reads no formState, so that by itself it never renders again.
  const { register, control, setError, clearErrors } = useForm<Values>();
  const [, setAnswer] = useState<Refusal | null>(null);
  useServer(
    (refusal) => {
      const { param, message } = refusal.error;
      if (isAlike) setAnswer(refusal);
      setError(param, { type: "server", message }, { shouldFocus: isAlike });
    },
    () => {
      if (isAlike) setAnswer(null);
      clearErrors();
    },
  );
  return (
    <form>
      {names.map((name) => (
        <Memoised key={name} {...{ name, register, control }} />
      ))}
      <button type="button">Save</button>
    </form>
  );
}

mountForm(Form);
