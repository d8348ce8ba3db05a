import { type AnyHandler, getResponse, http } from "msw";
import { useSyncExternalStore } from "react";
import { contractHandlers } from "../../src/testing/msw.ts";
import { origin } from "./settings.ts";

/** An answer as the client's request was given it. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The latest answer to each URL; null where the request broke off. */
const answers = new Map<string, WireAnswer | null>();
const listeners = new Set<() => void>();

const answering = contractHandlers({ origin });

/** Answers with the contract's rows and notes what it answered, whichever client asked. */
export const recordingHandlers: readonly AnyHandler[] = [
  http.all(`${origin}/*`, async ({ request }) => {
    const response = await getResponse(answering, request);
    const isAnswer = response !== undefined && response.type !== "error";
    const { status, headers } = response ?? Response.error();
    answers.set(request.url, isAnswer ? { status, headers: [...headers], body: await response.clone().text() } : null);
    for (const listener of listeners) listener();
    return response;
  }),
];

/** What was last answered to this URL; undefined where nothing was yet. */
export function useWireAnswer(url: string): WireAnswer | null | undefined {
  return useSyncExternalStore(subscribe, () => answers.get(url));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
