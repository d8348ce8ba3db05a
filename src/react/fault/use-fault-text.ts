"use client";

import { isSilent } from "../../core/vocabulary.ts";
import type { FaultText } from "../../i18n/catalog.ts";
import { faultText } from "../../i18n/fault-text.ts";
import { useTranslator } from "../host/use-translator.ts";
import { useFault } from "./use-fault.ts";

/**
 * A failure in words, in the host's language; null where nothing failed, and for what the app itself
 * cancelled, of which nothing is said. The server's own words, where they may be shown, are the fault's `message`. Never throws.
 */
export function useFaultText(source: unknown): FaultText | null {
  const fault = useFault(source);
  const i18n = useTranslator();
  return fault && !isSilent(fault) ? faultText(fault, i18n) : null;
}
