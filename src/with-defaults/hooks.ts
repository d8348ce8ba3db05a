"use client";

import "./set.ts";

// The second is what it was called when it knew of limits alone.
export { useOpenCooldowns, useOutages } from "../react/banner/use-outages.ts";
export { useCooldown } from "../react/fault/use-cooldown.ts";
export { useFault } from "../react/fault/use-fault.ts";
export { useFaultText } from "../react/fault/use-fault-text.ts";
export { useIsCovered } from "../react/fault/use-is-covered.ts";
export { useRemedy } from "../react/fault/use-remedy.ts";
export { useErrorSummary } from "../react/form/use-error-summary.ts";
export { useFieldErrors } from "../react/form/use-field-errors.ts";
export { useTranslator } from "../react/host/use-translator.ts";
export { useSession } from "../react/session/use-session.ts";
export { useCountdown } from "../react/wait/use-countdown.ts";
