import {
  ErrorMessage,
  useCooldown,
  useCountdown,
  useErrorBoundary,
  useErrorSummary,
  useFault,
  useFaultText,
  useFieldErrors,
  useOpenCooldowns,
  useRemedy,
  useSession,
  withErrorBoundary,
} from "amends";
import { causeOf, classify, classifyAsync, defineEnvelope, surfaceOf } from "amends/core";
import { createTexts, faultText, registerAmends } from "amends/i18n";
import { amendsQueryDefaults } from "amends/query";
import { createApiFetch, createCooldowns, createSession, retryPolicy } from "amends/recovery";
import { contractRow, createContractAuth, disagreeingRows, errorFor, faultFor } from "amends/testing";
import { contractHandlers } from "amends/testing/msw";
import { startContractServer } from "amends/testing/server";
import { amends } from "./amends.js";
import { i18n } from "./words.js";

// What a library of an app's own exports without saying its types: its declarations have to name them.

export const envelope = defineEnvelope({ name: "own", rows: {}, read: () => null });
export const session = createSession({ refresh: async () => "token" });
export const cooldowns = createCooldowns();
export const apiFetch = createApiFetch(amends);
export const policy = retryPolicy(amends);
export const defaults = amendsQueryDefaults(amends);
export const fault = classify(new Error("Broken"), amends);
export const later = classifyAsync(null);
export const about = { surface: surfaceOf(fault), cause: causeOf(fault), text: faultText(fault) };
export const texts = createTexts("de");
export const registered = registerAmends(i18n);
export const testing = {
  row: contractRow("http/502"),
  rows: disagreeingRows,
  fault: faultFor("http/502"),
  error: errorFor(contractRow("http/502")),
  handlers: contractHandlers({ auth: createContractAuth() }),
};
export const start = () => startContractServer();
export const Guarded = withErrorBoundary(ErrorMessage, { fallback: null });
export const useAll = (source: unknown) => ({
  boundary: useErrorBoundary(),
  fault: useFault(source),
  text: useFaultText(source),
  remedy: useRemedy(source),
  form: useFieldErrors(source, { fields: ["email"] }),
  summary: useErrorSummary(source, { fields: ["email"] }),
  countdown: useCountdown(null),
  cooldown: useCooldown(source),
  cooldowns: useOpenCooldowns(),
  session: useSession(),
});
