import { readAnswer } from "../../core/answer.ts";
import { classifyAsync, throwIfFault } from "../../core/classify.ts";
import { noteRejection } from "../../core/client-evidence.ts";
import type { Amends } from "../../core/config.ts";
import { causeOf } from "../../core/fault-error.ts";
import { isObject, isResponse, read } from "../../core/read.ts";
import { isDefect } from "../../core/report.ts";
import { classifyThrown } from "../../core/thrown.ts";
import { types } from "../../core/vocabulary.ts";
import { warnOnce } from "../../core/warn.ts";

/** By which a token endpoint refuses, rather than fails (RFC 6749, section 5.2; RFC 6750, section 3.1). */
const refusing: readonly (number | null)[] = [400, 401, 403];

/** "A person is needed": RFC 6749, section 5.2, RFC 6750, section 3.1, and OpenID Connect Core, section 3.1.2.6. */
const words = /^(invalid_grant|invalid_token|(interaction|login|consent)_required|account_selection_required)$/;

interface Call<C> {
  /** What the app's refresh gave, or will. */
  readonly running: Promise<C | Response>;
  readonly signal: AbortSignal;
  readonly amends: Amends;
  /** Whether requests carry what it gives. */
  readonly needsCredential: boolean;
}

/**
 * What a refresh came to: a credential, or null where it was refused. Only an answer that refuses, or an error that
 * says so, ends a session. Rejects, where it failed for the moment, with what the app's function rejected with; where
 * that answered, with what the answer means.
 */
export async function outcomeOf<C>(call: Call<C>): Promise<{ readonly value: C } | null> {
  const { running, amends, needsCredential } = call;
  let given: C | Response;
  try {
    given = await running;
  } catch (error) {
    if (await isRefusal(error, amends)) return null;
    tell(error, call);
    throw error;
  }
  const response = isResponse(given) ? (given as Response) : null;
  if (response) {
    if (await isRefusal(response, amends)) return null;
    await throwUnlessFine(response, call);
  }
  if (needsCredential && (given == null || response))
    throw new TypeError(
      `\`refresh\` resolved to ${response ? "a Response" : "nothing"}, and \`authorize\` needs a credential: ` +
        "resolve to that, and throw the Response where it is not ok.",
    );
  return { value: given as C };
}

async function throwUnlessFine<C>(response: Response, { amends, signal }: Call<C>): Promise<void> {
  await throwIfFault(response, amends);
  const isFine = response.ok && !isPage(response);
  void response.body?.cancel().catch(() => {});
  if (isFine) return;
  // A captive portal, or a page to sign in at that a redirect led to.
  const error = new TypeError("The refresh was answered by a page, and not by the API.");
  noteRejection(error, signal);
  throw error;
}

async function isRefusal(value: unknown, amends: Amends): Promise<boolean> {
  const fault = (await classifyAsync(value, amends)) ?? (isResponse(value) ? null : classifyThrown(value, amends));
  if (!fault || types[fault.type].passing) return false;
  if (!isResponse(value) && ["error", "errorCode", "code"].some((key) => words.test(`${read(value, key)}`)))
    return true;
  const isRefused = refusing.includes(fault.status) || types[fault.type].recovery === "reauthenticate";
  return isRefused && !isPage(value) && !isPage(causeOf(fault));
}

/** Whether a page came in place of an API's answer: a firewall's, a proxy's, a portal's. */
function isPage(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { header, found } = readAnswer(value, true);
  return /\bhtml\b/i.test(header("content-type") ?? "") || found.some(({ body }) => /^\s*</.test(`${body}`));
}

/** Where nothing says what was answered nobody is ever asked. A slip in the function is the failure of the request itself. */
function tell<C>(error: unknown, { amends }: Call<C>): void {
  const isSlip = /^(Type|Reference|Range|Syntax)Error$/.test(`${read(error, "name")}`);
  if (!isSlip && isDefect(classifyThrown(error, amends)))
    warnOnce(
      "A session's `refresh` rejected without an answer. That fails the requests which wait for it and nothing more: " +
        "nobody is asked to sign in, even where the sign-in has expired. Return or throw the Response " +
        "(`if (!response.ok) throw response`); where there is nothing to refresh with, " +
        "`throw new Response(null, { status: 401 })`. See docs/recovery.md.",
    );
}
