"use client";

import type { ReactElement } from "react";
import type { RemedyAction } from "./use-remedy.ts";

/** The button or link of a remedy. */
export function RemedyControl({ remedy }: { readonly remedy: RemedyAction }): ReactElement {
  const { label, href, run, pending, disabledUntil } = remedy;
  if (href !== undefined) {
    return (
      <a data-amends-part="action" href={href}>
        {label}
      </a>
    );
  }
  // Not `disabled`, which would take the focus from whoever just pressed it.
  return (
    <button
      type="button"
      data-amends-part="action"
      data-pending={pending ? "" : undefined}
      aria-disabled={pending || disabledUntil !== null || undefined}
      onClick={() => void run()}
    >
      {label}
    </button>
  );
}
