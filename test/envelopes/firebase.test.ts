import { FirebaseError, initializeApp } from "@firebase/app";
import {
  connectAuthEmulator,
  initializeAuth,
  inMemoryPersistence,
  sendPasswordResetEmail,
  signInWithEmailAndPassword,
} from "@firebase/auth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { classify, defineAmends } from "../../src/core/index.ts";
import { toReport } from "../../src/core/report.ts";
import { firebase } from "../../src/envelopes/index.ts";
import { faultText, violationText } from "../../src/i18n/fault-text.ts";
import { type EnvelopeSample, envelopeConformance } from "../../src/testing/index.ts";
import { type Answering, startAnswering } from "./answering.ts";

const thrown = (code: string) => () => new FirebaseError(code, `Firebase: Words for developers. (${code}).`);

/** A code, and what it comes to: firebase.google.com/docs/reference/js/auth#autherrorcodes, /docs/storage/web/handle-errors. */
const table = [
  ["auth/email-already-in-use", "invalid_request_error", "fix_input", null],
  ["auth/weak-password", "invalid_request_error", "fix_input", null],
  ["auth/invalid-verification-code", "invalid_request_error", "fix_input", null],
  ["auth/expired-action-code", "invalid_request_error", "start_over", null],
  ["auth/requires-recent-login", "authentication_error", "sign_in", "reauthenticate"],
  ["auth/user-token-expired", "authentication_error", "sign_in", "reauthenticate"],
  ["auth/too-many-requests", "rate_limit_error", "wait", "cooldown"],
  ["auth/quota-exceeded", "rate_limit_error", "upgrade", null],
  ["auth/timeout", "timeout_error", "retry", null],
  ["auth/popup-closed-by-user", "cancelled", "none", null],
  ["auth/cancelled-popup-request", "cancelled", "none", null],
  ["auth/user-cancelled", "cancelled", "none", null],
  ["auth/popup-blocked", "invalid_request_error", "retry", null],
  ["auth/operation-not-allowed", "permission_error", "contact_support", null],
  ["auth/argument-error", "unknown_error", "contact_support", null],
  ["storage/object-not-found", "not_found_error", "go_back", null],
  ["storage/bucket-not-found", "permission_error", "contact_support", null],
  ["storage/quota-exceeded", "rate_limit_error", "upgrade", null],
  ["storage/unauthenticated", "authentication_error", "contact_support", null],
  ["storage/unauthorized", "permission_error", "request_access", null],
  ["storage/retry-limit-exceeded", "timeout_error", "retry", null],
  ["storage/canceled", "cancelled", "none", null],
  ["storage/unknown", "unknown_error", "contact_support", null],
  // Firestore's and Functions', google.rpc.Code's in small letters.
  ["permission-denied", "permission_error", "request_access", null],
  ["unauthenticated", "authentication_error", "contact_support", null],
  ["not-found", "not_found_error", "go_back", null],
  ["already-exists", "invalid_request_error", "reload", null],
  ["unavailable", "server_error", "retry", "retry"],
  ["deadline-exceeded", "server_error", "retry", null],
  ["resource-exhausted", "rate_limit_error", "wait", "cooldown"],
  ["cancelled", "cancelled", "none", null],
  ["functions/permission-denied", "permission_error", "request_access", null],
  ["functions/internal", "server_error", "retry", "retry"],
  ["functions/resource-exhausted", "rate_limit_error", "wait", "cooldown"],
] as const;

const credentials = [
  "auth/wrong-password",
  "auth/user-not-found",
  "auth/invalid-credential",
  "auth/invalid-login-credentials",
  "auth/user-disabled",
];
const pair = {
  type: "authentication_error",
  code: "auth/invalid-credential",
  remedy: "check_credentials",
  recovery: null,
  message: null,
} as const;

/** As Identity Toolkit answers: cloud.google.com/identity-platform/docs/use-rest-api. */
const toolkit = (message: string, code = 400) => ({
  error: { code, message, errors: [{ message, domain: "global", reason: "invalid" }] },
});

const samples: readonly EnvelopeSample[] = [
  ...table.map(
    ([code, type, remedy, recovery]): EnvelopeSample => ({
      name: code,
      thrown: thrown(code),
      outcome: { type, code, remedy, recovery, message: null, retryAfterMs: null },
    }),
  ),
  ...credentials.map((code): EnvelopeSample => ({ name: `${code} as its group`, thrown: thrown(code), outcome: pair })),
  {
    name: "an address that is none",
    thrown: thrown("auth/invalid-email"),
    outcome: { violations: [{ param: "email", path: ["email"], code: "email", message: null }] },
  },
  {
    name: "a password that is missing",
    thrown: thrown("auth/missing-password"),
    outcome: { violations: [{ param: "password", code: "missing" }] },
  },
  {
    // StorageError has the status too, and what the server said: firebase-js-sdk, packages/storage/src/implementation/error.ts
    name: "one of Cloud Storage, with what it kept of the answer",
    thrown: () =>
      Object.assign(thrown("storage/unauthorized")(), { status: 403, customData: { serverResponse: "{}" } }),
    outcome: { type: "permission_error", code: "storage/unauthorized", status: 403 },
  },
  ...["EMAIL_NOT_FOUND", "INVALID_PASSWORD", "INVALID_LOGIN_CREDENTIALS", "USER_DISABLED"].map(
    (message): EnvelopeSample => ({
      name: `${message} of Identity Toolkit as the group`,
      status: 400,
      body: toolkit(message),
      outcome: pair,
    }),
  ),
  {
    name: "TOO_MANY_ATTEMPTS_TRY_LATER of Identity Toolkit, without a time",
    status: 400,
    body: toolkit("TOO_MANY_ATTEMPTS_TRY_LATER : Access to this account has been disabled for a while."),
    outcome: {
      type: "rate_limit_error",
      code: "auth/too-many-requests",
      remedy: "wait",
      retryAfterMs: null,
      message: null,
    },
  },
  {
    name: "WEAK_PASSWORD of Identity Toolkit, without its words",
    status: 400,
    body: toolkit("WEAK_PASSWORD : Password should be at least 6 characters"),
    outcome: { code: "auth/weak-password", remedy: "fix_input", message: null, violations: [{ param: "password" }] },
  },
  {
    name: "TOKEN_EXPIRED of Identity Toolkit",
    status: 400,
    body: toolkit("TOKEN_EXPIRED"),
    outcome: { type: "authentication_error", code: "auth/user-token-expired", remedy: "sign_in" },
  },
  {
    name: "no error of Google's other APIs",
    status: 400,
    body: { error: { code: 400, message: "API_KEY", errors: [], status: "INVALID_ARGUMENT" } },
    outcome: null,
  },
  { name: "no sentence", status: 400, body: toolkit("Bad Request"), outcome: null },
  { name: "no code that is a sentence", thrown: thrown("Something went wrong"), outcome: null },
];

const amends = defineAmends({ apis: [{ envelope: firebase }] });

describe("Firebase's errors", () => {
  for (const { name, run } of envelopeConformance(firebase, samples)) it(name, run);

  it("say an address in the kit's words", () => {
    const fault = classify(thrown("auth/invalid-email")(), amends);
    expect(fault.violations[0] && violationText(fault, fault.violations[0])?.text).toMatch(/^Enter an email address/);
  });

  it("cannot be told apart by who has an account", () => {
    const faults = credentials.map((code) => classify(thrown(code)(), amends));
    expect(
      new Set(faults.map((fault) => JSON.stringify([fault, faultText(fault), toReport(fault, amends)]))),
    ).toHaveProperty("size", 1);
  });
});

describe("@firebase/auth", () => {
  let server: Answering;
  const authOf = (name: string, origin = server.origin) => {
    const auth = initializeAuth(initializeApp({ apiKey: "key", projectId: "demo" }, name), {
      persistence: inMemoryPersistence,
    });
    connectAuthEmulator(auth, origin, { disableWarnings: true });
    return auth;
  };
  const reasonOf = (call: Promise<unknown>) =>
    call.then(
      () => undefined,
      (reason: unknown) => reason,
    );

  beforeAll(async () => {
    server = await startAnswering();
  });
  afterAll(() => server.close());

  it.each([
    ["INVALID_LOGIN_CREDENTIALS", "auth/invalid-credential", "check_credentials"],
    ["INVALID_PASSWORD", "auth/invalid-credential", "check_credentials"],
    ["EMAIL_NOT_FOUND", "auth/invalid-credential", "check_credentials"],
    ["USER_DISABLED", "auth/invalid-credential", "check_credentials"],
    ["TOO_MANY_ATTEMPTS_TRY_LATER : m", "auth/too-many-requests", "wait"],
    ["QUOTA_EXCEEDED : m", "auth/quota-exceeded", "upgrade"],
    ["INVALID_EMAIL", "auth/invalid-email", "fix_input"],
  ])("throws what %s means", async (message, code, remedy) => {
    server.answer = { status: 400, body: toolkit(message) };
    const error = await reasonOf(signInWithEmailAndPassword(authOf(message), "a@example.com", "secret"));
    expect(error).toBeInstanceOf(FirebaseError);
    expect(classify(error, amends)).toMatchObject({ code, remedy, envelope: "firebase", message: null });
  });

  it("throws what a reset of the password means", async () => {
    server.answer = { status: 400, body: toolkit("RESET_PASSWORD_EXCEED_LIMIT") };
    const error = await reasonOf(sendPasswordResetEmail(authOf("reset"), "a@example.com"));
    expect(classify(error, amends)).toMatchObject({ type: "rate_limit_error", retryAt: null });
  });

  it("throws a network error where nothing answers", async () => {
    const gone = await startAnswering();
    await gone.close();
    const error = await reasonOf(signInWithEmailAndPassword(authOf("gone", gone.origin), "a@example.com", "secret"));
    expect(classify(error, amends)).toMatchObject({ type: "network_error", status: null, remedy: "check_connection" });
  });
});
