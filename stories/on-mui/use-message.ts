import type { Fault } from "../../src/core/index.ts";
import type { FaultText } from "../../src/i18n/index.ts";
import { type RemedyAction, type RemedyOptions, useFault, useFaultText, useRemedy } from "../../src/index.ts";

interface Message {
  readonly fault: Fault;
  readonly text: FaultText;
  readonly remedy: RemedyAction | null;
}

/** What every message here is made of; null where there is nothing to say. */
export function useMessage(error: unknown, options?: RemedyOptions): Message | null {
  const fault = useFault(error);
  const text = useFaultText(error);
  const remedy = useRemedy(error, options);
  return fault && text ? { fault, text, remedy } : null;
}
