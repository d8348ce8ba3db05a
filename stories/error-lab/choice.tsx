import { type ReactElement, type ReactNode, useId } from "react";

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
  /** Options by value; else `children` has them. */
  readonly options?: Readonly<Record<T, string>>;
  readonly children?: ReactNode;
}

/** A labelled native select, whose keyboard and search every browser brings. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactElement {
  const { label, value, onChange, disabled = false, options, children } = props;
  const id = useId();
  return (
    <div className="lab-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as T)}>
        {children}
        {options &&
          Object.entries<string>(options).map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
      </select>
    </div>
  );
}
