"use client";

import type { ReactNode } from "react";
import type { Message } from "./violations.ts";

/** A message, in the page's language or in one that nobody knows. */
export function Words({ text, lang }: Message): ReactNode {
  return lang === undefined ? text : <bdi lang={lang}>{text}</bdi>;
}
