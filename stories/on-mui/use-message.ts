import type { Fault } from "../../src/core/index.ts";
import type { FaultText } from "../../src/i18n/index.ts";
import { type Actions, type RemedyAction, useFault, useFaultText, useRemedy } from "../../src/index.ts";

interface Message {
  readonly fault: Fault;
  readonly text: FaultText;
  readonly remedy: RemedyAction | null;
}

/** What every message here is made of; null where there is nothing to say. */
export function useMessage(error: unknown, actions?: Actions): Message | null {
  const fault = useFault(error);
  const text = useFaultText(error);
  const remedy = useRemedy(error, { actions });
  // What the app itself cancelled is no news to anybody.
  return fault && text && fault.type !== "cancelled" ? { fault, text, remedy } : null;
}
