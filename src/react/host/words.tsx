"use client";

import type { ReactNode } from "react";
import type { Translated } from "../../i18n/translate.ts";
import { useMarks } from "./use-marks.ts";

/** A text, in an element of its own where it is in another language than the host shows, or in one that nobody knows. */
export function Words({ text, lang }: Translated): ReactNode {
  if (lang === undefined) return text;
  return lang === "" ? <bdi lang="">{text}</bdi> : <Foreign text={text} lang={lang} />;
}

/** Apart, so that what needs no marks asks for none. */
function Foreign({ text, lang }: Translated): ReactNode {
  const { marks } = useMarks();
  return <span {...marks(lang)}>{text}</span>;
}
