import {
  type ErrorSummaryList,
  type FormErrors,
  type RemedyAction,
  type Severity,
  severityOf,
  useCooldown,
  useCountdown,
  useErrorSummary,
  useFault,
  useFaultText,
  useFieldErrors,
  useOpenCooldowns,
  useRemedy,
  useSession,
} from "amends";
import type { Fault } from "amends/core";
import type { FaultText } from "amends/i18n";
import type { ReactElement } from "react";

export function Failure({ source }: { readonly source: unknown }): ReactElement | null {
  const fault: Fault | null = useFault(source);
  const text: FaultText | null = useFaultText(source);
  const remedy: RemedyAction | null = useRemedy(source, { actions: { retry: () => {} } });
  const { ref, isOver } = useCountdown(fault?.retryAt ?? null, { written: "ready", spoken: null });
  const cooldown = useCooldown(source);
  const open = useOpenCooldowns();
  const { status, resume, dismiss } = useSession("https://api.example");
  if (!fault || !text) return null;
  const severity: Severity = severityOf(fault);
  return (
    <section data-severity={severity} data-status={status}>
      <h2>{text.title}</h2>
      {remedy?.href !== undefined && <a href={remedy.href}>{remedy.label}</a>}
      {remedy?.run && (
        <button type="button" onClick={remedy.run} disabled={remedy.pending || remedy.disabledUntil !== null}>
          {remedy.label}
        </button>
      )}
      <span ref={ref} hidden={isOver} data-at={cooldown?.at} data-estimated={cooldown?.estimated} />
      <button type="button" onClick={() => resume({ unsafe: true })} onBlur={dismiss}>
        {open.length}
      </button>
    </section>
  );
}

export function Form({ save }: { readonly save: unknown }): ReactElement {
  const fields = ["email", "name"] as const;
  const form: FormErrors = useFieldErrors(save, { fields });
  const summary: ErrorSummaryList | null = useErrorSummary(save, { fields });
  const { invalid, messages, inputProps, messageProps } = form.field("email");
  return (
    <form>
      {summary && (
        <div {...summary.summaryProps}>
          {summary.items.map((item) => (
            <a key={item.href} href={item.href ?? undefined}>
              {item.text}
            </a>
          ))}
        </div>
      )}
      <input {...inputProps} name="email" data-invalid={invalid} />
      <p {...messageProps}>{messages}</p>
      <p>{form.unmatched.length}</p>
    </form>
  );
}
