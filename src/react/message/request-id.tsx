"use client";

import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { translate } from "../../i18n/translate.ts";
import { useIsHydrated } from "../host/use-is-hydrated.ts";
import { useMarks } from "../host/use-marks.ts";
import { useTranslator } from "../host/use-translator.ts";
import { Words } from "../host/words.tsx";

/** How long (ms) "Copied" stays, so that a second copy is announced too. */
const copiedFor = 3000;

/** The id that support asks for, with a button that copies it where there is a clipboard. */
export function RequestId({ id }: { readonly id: string }): ReactElement {
  const i18n = useTranslator();
  const isHydrated = useIsHydrated();
  const [copied, setCopied] = useState<string | null>(null);
  const value = useRef<HTMLElement>(null);
  const label = translate(i18n, ["ui", "request_id"]);
  const copyLabel = translate(i18n, ["ui", "copy"]);
  const { marks } = useMarks();
  const domId = useId();
  // A page that was not loaded over HTTPS has no clipboard.
  const canCopy = isHydrated && Boolean(navigator.clipboard);

  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), copiedFor);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(id);
      setCopied(id);
    } catch {
      // Refused: the person only has to press the keys for it.
      if (value.current) getSelection()?.selectAllChildren(value.current);
    }
  };

  return (
    <>
      <span>
        <span {...marks(label.lang)} id={canCopy ? `${domId}-label` : undefined}>
          {label.text}
        </span>{" "}
        <code ref={value}>{id}</code>
      </span>
      {canCopy && (
        <>
          <button
            type="button"
            data-amends-part="copy"
            {...marks(copyLabel.lang)}
            id={`${domId}-copy`}
            // "Copy request ID", of two texts that each know their language: an attribute's text could not be marked.
            aria-labelledby={`${domId}-copy ${domId}-label`}
            onClick={() => void copy()}
          >
            {copyLabel.text}
          </button>
          <span role="status" data-amends-part="copied">
            {copied === id && <Words {...translate(i18n, ["ui", "copied"])} />}
          </span>
        </>
      )}
    </>
  );
}
