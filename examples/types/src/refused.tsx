import { ErrorBoundary, ErrorMessage, FieldError, SignInPrompt, useRemedy } from "amends";
import { classify, defineAmends, defineEnvelope, type Fault, prismIo } from "amends/core";
import { type AmendsResources, registerAmends } from "amends/i18n";
import { amendsQueryDefaults } from "amends/query";
import { createSession, retryPolicy } from "amends/recovery";
import { faultFor } from "amends/testing";
import type { ReactElement } from "react";
import type { amends } from "./amends.js";

// Each line below has a mistake that the compiler must find: one that it does not is an error itself.

const text = { title: "Title", body: "Body." };
// @ts-expect-error a code that nobody declared
export const undeclared = { codes: { app: { seat_limit: text, seat_limits: text } } } satisfies AmendsResources<
  typeof amends
>;
// @ts-expect-error a declared code without words
export const missing = { codes: { app: {} } } satisfies AmendsResources<typeof amends>;
// @ts-expect-error a code that the app's envelope does not have
export const misspelt = { codes: { app: { seat_limit: text }, acme: { out_of_stok: text } } } satisfies AmendsResources<
  typeof amends
>;
// @ts-expect-error a remedy that does not exist
export const wrongRemedy = defineAmends({ codes: { own: { type: "server_error", remedy: "shrug" } } });
// @ts-expect-error an action for a remedy that does not exist
export const wrongAction = defineAmends({ actions: { shrug: "/shrug" } });
// @ts-expect-error a slip in an entry of `apis`
export const slip = defineAmends({ apis: [{ orgin: "https://api.example", envelope: prismIo }] });
export const wrongType = defineEnvelope({
  name: "own",
  // @ts-expect-error a type that does not exist
  rows: { odd: { type: "odd_error", remedy: "none" } },
  read: () => null,
});
// @ts-expect-error what a value became may be a success
export const certain: Fault = classify({ any: "value" });
// @ts-expect-error a fault is not changed
export const change = (fault: Fault) => (fault.message = "Other words");
// @ts-expect-error a type that does not exist
export const isOdd = (fault: Fault) => fault.type === "odd_error";
export const session = createSession({
  refresh: async () => 1,
  // @ts-expect-error it takes what `refresh` gives
  authorize: (request, token: string) => (token ? request : request),
});
// @ts-expect-error an instance of i18next's is wanted
export const registered = () => registerAmends({ language: "de" });
// @ts-expect-error a configuration is wanted, not its parts
export const defaults = amendsQueryDefaults({ apis: [{ origin: "https://api.example" }] });
// @ts-expect-error none is built in
export const policy = retryPolicy();
// @ts-expect-error a status is a number
export const overridden = faultFor("http/502", { status: "502" });

export function Refused({ error }: { readonly error: unknown }): ReactElement {
  // @ts-expect-error an action for a remedy that does not exist
  useRemedy(error, { actions: { shrug: () => {} } });
  return (
    <>
      {/* @ts-expect-error what failed is wanted */}
      <ErrorMessage />
      {/* @ts-expect-error an action for a remedy that does not exist */}
      <ErrorMessage error={error} actions={{ shrug: () => {} }} />
      {/* @ts-expect-error a field has a name */}
      <FieldError error={error} />
      {/* @ts-expect-error only one kind of fallback */}
      <ErrorBoundary fallback={<p />} fallbackRender={() => <p />} />
      {/* @ts-expect-error a prompt opens by itself */}
      <SignInPrompt open href="/sign-in" />
    </>
  );
}
