"use client";

import type { ReactElement } from "react";
import { languageOf } from "../../i18n/language.ts";
import type { PlanLimit } from "../host/provider.tsx";
import { useTranslator } from "../host/use-translator.ts";

/** What the plan allows, as the app has said. */
export function PlanLimits({ limits }: { readonly limits: readonly PlanLimit[] }): ReactElement {
  const language = languageOf(useTranslator());
  return (
    <dl>
      {limits.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two labels may be equal, and none keeps a state.
        <div key={index}>
          <dt>{label}</dt>
          <dd>{typeof value === "number" ? value.toLocaleString(language) : value}</dd>
        </div>
      ))}
    </dl>
  );
}
