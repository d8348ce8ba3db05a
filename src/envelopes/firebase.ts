import type { Envelope, EnvelopeReading, ViolationReading } from "../core/envelope.ts";
import { fromGrpc } from "../core/grpc.ts";
import { isStatus } from "../core/http-status.ts";
import { isObject, own, read, textOf } from "../core/read.ts";
import { row, statusRow } from "../core/rows.ts";

/** Whoever could tell these apart would know which accounts exist. */
const credentials = row("authentication_error", "check_credentials", { group: "auth/invalid-credential" });
const signIn = row("authentication_error");
const input = row("invalid_request_error", "fix_input");
const field = row("invalid_request_error", "fix_input", { surface: "field" });
const stopped = row("cancelled");
const quota = row("rate_limit_error", "upgrade");
const link = row("invalid_request_error", "start_over");
const operator = row("permission_error", "contact_support", { surface: "inline", expected: false });

/** Codes of Authentication and Cloud Storage. Firestore's and Functions' are google.rpc.Code's, and go by their status. */
const rows = {
  "auth/invalid-credential": credentials,
  "auth/invalid-login-credentials": credentials,
  "auth/wrong-password": credentials,
  "auth/user-not-found": credentials,
  "auth/user-disabled": credentials,
  "auth/email-already-in-use": field,
  "auth/invalid-email": field,
  "auth/missing-email": field,
  "auth/missing-password": field,
  "auth/weak-password": field,
  "auth/password-does-not-meet-requirements": field,
  "auth/invalid-verification-code": input,
  "auth/code-expired": link,
  "auth/expired-action-code": link,
  "auth/invalid-action-code": link,
  "auth/account-exists-with-different-credential": input,
  "auth/credential-already-in-use": input,
  "auth/requires-recent-login": signIn,
  "auth/user-token-expired": signIn,
  "auth/invalid-user-token": signIn,
  "auth/user-signed-out": signIn,
  "auth/too-many-requests": row("rate_limit_error"),
  "auth/quota-exceeded": quota,
  "auth/timeout": row("timeout_error"),
  "auth/popup-closed-by-user": stopped,
  "auth/cancelled-popup-request": stopped,
  "auth/redirect-cancelled-by-user": stopped,
  "auth/user-cancelled": stopped,
  "auth/popup-blocked": row("invalid_request_error", "retry"),
  "auth/operation-not-allowed": operator,
  "auth/admin-restricted-operation": operator,
  "auth/unauthorized-domain": operator,
  "auth/invalid-api-key": operator,
  "storage/object-not-found": row("not_found_error"),
  "storage/bucket-not-found": operator,
  "storage/project-not-found": operator,
  "storage/quota-exceeded": quota,
  "storage/unauthenticated": statusRow(401),
  "storage/unauthorized": row("permission_error"),
  "storage/retry-limit-exceeded": row("timeout_error"),
  "storage/invalid-checksum": row("invalid_request_error", "retry"),
  "storage/server-file-wrong-size": row("invalid_request_error", "retry"),
  "storage/cannot-slice-blob": input,
  "storage/canceled": stopped,
};

/** The input that a code is about, by the name that Firebase has for it, and the kit's words for it. */
const inputs: Readonly<Record<string, ViolationReading>> = {
  "auth/invalid-email": { param: "email", code: "email" },
  "auth/missing-email": { param: "email", code: "missing" },
  "auth/email-already-in-use": { param: "email" },
  "auth/missing-password": { param: "password", code: "missing" },
  "auth/weak-password": { param: "password" },
  "auth/password-does-not-meet-requirements": { param: "password" },
};

/** What the SDK calls an answer of Identity Toolkit; whatever is not here it writes in small letters and hyphens. */
const toolkit: Readonly<Record<string, keyof typeof rows>> = {
  INVALID_LOGIN_CREDENTIALS: "auth/invalid-credential",
  INVALID_PASSWORD: "auth/wrong-password",
  EMAIL_NOT_FOUND: "auth/user-not-found",
  EMAIL_EXISTS: "auth/email-already-in-use",
  TOO_MANY_ATTEMPTS_TRY_LATER: "auth/too-many-requests",
  RESET_PASSWORD_EXCEED_LIMIT: "auth/too-many-requests",
  CREDENTIAL_TOO_OLD_LOGIN_AGAIN: "auth/requires-recent-login",
  TOKEN_EXPIRED: "auth/user-token-expired",
  USER_NOT_FOUND: "auth/user-token-expired",
  INVALID_ID_TOKEN: "auth/invalid-user-token",
  EXPIRED_OOB_CODE: "auth/expired-action-code",
  INVALID_OOB_CODE: "auth/invalid-action-code",
  INVALID_CODE: "auth/invalid-verification-code",
  SESSION_EXPIRED: "auth/code-expired",
  INVALID_IDENTIFIER: "auth/invalid-email",
  PASSWORD_LOGIN_DISABLED: "auth/operation-not-allowed",
  ADMIN_ONLY_OPERATION: "auth/admin-restricted-operation",
  FEDERATED_USER_ID_ALREADY_LINKED: "auth/credential-already-in-use",
};

/**
 * Firebase's JavaScript SDK, whose errors keep no answer: a FirebaseError's `code` says all,
 * `auth/…`, `storage/…`, or a google.rpc.Code of Firestore's (`permission-denied`) or Functions'
 * (`functions/permission-denied`). Bodies of Identity Toolkit, Authentication's REST API, are read to the
 * same codes. A wrong password, an unknown address and a disabled account have one code.
 *
 * No words are shown: they are for developers, and end in the code.
 *
 * @see https://firebase.google.com/docs/reference/js/auth#autherrorcodes
 * @see https://firebase.google.com/docs/storage/web/handle-errors
 * @see https://firebase.google.com/docs/reference/js/functions#functionserrorcodecore
 */
export const firebase: Envelope<"firebase", keyof typeof rows> = {
  name: "firebase",
  rows,
  read(body) {
    const wrapped = read(body, "error");
    const error = isObject(wrapped) ? wrapped : body;
    const status = read(error, "code");
    // Google's other APIs have a name in `status`; these a list of `errors`, and their code for a message.
    const isToolkit = isStatus(status) && Array.isArray(read(error, "errors"));
    const [, said] =
      /^([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)(?: : |$)/.exec(textOf(read(error, "message"))?.slice(0, 200) ?? "") ?? [];
    if (!isToolkit || !said || read(error, "status") !== undefined) return null;
    const code = own(toolkit, said) as string | undefined;
    return { ...readCode(code ?? `auth/${said.toLowerCase().replaceAll("_", "-")}`), status: Number(status) };
  },
  errors: ["FirebaseError"],
  readError(error) {
    const code = textOf(read(error, "code"))?.slice(0, 200);
    return code && /^[a-z-]+(?:\/[a-z-]+)?$/.test(code) ? readCode(code) : null;
  },
};

function readCode(code: string): EnvelopeReading {
  const known = own(rows, code) as (typeof rows)[keyof typeof rows] | undefined;
  const input = own(inputs, code) as ViolationReading | undefined;
  return {
    code: known?.group ?? code,
    type: known?.type ?? null,
    status: fromGrpc(code.replace(/^functions\//, "")) ?? null,
    violations: input ? [input] : [],
  };
}
