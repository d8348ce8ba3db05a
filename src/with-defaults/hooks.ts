"use client";

import "./set.ts";

export { useCooldown } from "../react/use-cooldown.ts";
export { useCountdown } from "../react/use-countdown.ts";
export { useErrorSummary } from "../react/use-error-summary.ts";
export { useFault } from "../react/use-fault.ts";
export { useFaultText } from "../react/use-fault-text.ts";
export { useFieldErrors } from "../react/use-field-errors.ts";
export { useOpenCooldowns } from "../react/use-rate-limits.ts";
export { useRemedy } from "../react/use-remedy.ts";
export { useSession } from "../react/use-session.ts";
