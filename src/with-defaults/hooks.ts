"use client";

import "./set.ts";

export { useCooldown } from "../react/fault/use-cooldown.ts";
export { useFault } from "../react/fault/use-fault.ts";
export { useFaultText } from "../react/fault/use-fault-text.ts";
export { useOpenCooldowns } from "../react/fault/use-rate-limits.ts";
export { useRemedy } from "../react/fault/use-remedy.ts";
export { useErrorSummary } from "../react/form/use-error-summary.ts";
export { useFieldErrors } from "../react/form/use-field-errors.ts";
export { useSession } from "../react/session/use-session.ts";
export { useCountdown } from "../react/wait/use-countdown.ts";
