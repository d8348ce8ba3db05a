"use client";

import { useRef, useState, useSyncExternalStore } from "react";
import type { Action, AmendsConfig, Session } from "../core/amends.ts";
import type { Fault, Remedy } from "../core/fault.ts";
import { read } from "../core/read.ts";
import { translate } from "../i18n/translate.ts";
import { askToSignIn, usePromptOf } from "./prompts.ts";
import { useAmends } from "./provider.tsx";
import { isResult } from "./source.ts";
import { useCooldown } from "./use-cooldown.ts";
import { useFault } from "./use-fault.ts";
import { useI18n } from "./use-i18n.ts";
import { sessionAt, useSessionState } from "./use-session.ts";

/** What to do for a remedy: a link to follow, or a function to call. */
export type Actions = NonNullable<AmendsConfig["actions"]>;

/** What a person can do about a failure, ready for a button (`run`) or a link (`href`). */
export type RemedyAction = {
  readonly remedy: Remedy;
  /** For the button or link, in the host's language. */
  readonly label: string;
  /** Whether the action, or the query's fetch, is under way; `run` does nothing meanwhile. */
  readonly pending: boolean;
  /** When the server may be asked again (epoch ms) while that lies ahead, else null; `run` does nothing before. */
  readonly disabledUntil: number | null;
} & (
  | {
      /** Resolves once the action has ended. Never throws or rejects: the console is told of an action that did. */
      readonly run: () => Promise<void>;
      readonly href?: never;
    }
  | { readonly href: string; readonly run?: never }
);

/**
 * What a person can do about a source's failure; null where nothing failed or nobody has said
 * what to do. The call's action comes first, then the configuration's, then the built-in one:
 * a query's refetch for `retry`, `reload` and `check_connection`, the page's reload for the
 * code `stale_chunk`, the history's back for `go_back`, and for `sign_in` the prompt of the session
 * that is bound to the failure's origin. A mutation is never run again. Never throws.
 */
export function useRemedy(
  source: unknown,
  { actions }: { readonly actions?: Actions | undefined } = {},
): RemedyAction | null {
  return useRemedyOrRetry(source, actions);
}

/** As `useRemedy`, but offers another try in place of every remedy, or of waiting where nobody said what to do then. */
export function useRemedyOrRetry(
  source: unknown,
  actions: Actions | undefined,
  retryFor?: "wait" | "all" | undefined,
): RemedyAction | null {
  const amends = useAmends();
  const i18n = useI18n();
  const fault = useFault(source);
  const canGoBack = useCanGoBack();
  const cooldown = useCooldown(fault);
  const session = useAskable(sessionAt(amends, fault?.remedy === "sign_in" ? fault.origin : null));
  const [running, setRunning] = useState<Fault | null>(null);
  const started = useRef<Fault | null>(null); // as `running`, for a second click before the next render

  if (!fault || fault.remedy === "none") return null;
  const configuredFor = (remedy: keyof Actions): Action | undefined => actions?.[remedy] ?? amends.actions[remedy];
  const isWait = retryFor === "wait" && fault.remedy === "wait" && !configuredFor("wait");
  const remedy = retryFor === "all" || isWait ? "retry" : fault.remedy;
  const configured = configuredFor(remedy);
  const refetch = configured === undefined ? refetchOf(source) : undefined;
  const signIn = session && (async () => (await askToSignIn(session)) && refetch?.(fault));
  const action = configured ?? builtIn(remedy, fault.code, { refetch, signIn, canGoBack });
  if (action === undefined) return null;

  const isRefetch = action === refetch;
  // The person has been told to check; what the button does is to try again.
  const label = translate(i18n, ["remedies", isRefetch && remedy === "check_connection" ? "retry" : remedy]);
  const pending = running === fault || (isRefetch && read(source, "isFetching") === true);
  const disabledUntil = remedy === "retry" || remedy === "wait" ? (cooldown?.at ?? null) : null;
  if (typeof action === "string") return { remedy, label, pending, disabledUntil, href: action };

  const run = async (): Promise<void> => {
    if (pending || disabledUntil !== null || started.current === fault) return;
    started.current = fault;
    setRunning(fault);
    try {
      await action(fault);
    } catch (error) {
      console.error(error);
    }
    if (started.current === fault) started.current = null;
    setRunning((current) => (current === fault ? null : current));
  };
  return { remedy, label, pending, disabledUntil, run };
}

type Run = Exclude<Action, string>;

/** A query's; mutations have none. */
function refetchOf(source: unknown): Run | undefined {
  const refetch = isResult(source) ? read(source, "refetch") : undefined;
  return typeof refetch === "function" ? () => refetch() : undefined;
}

interface Possible {
  readonly refetch: Run | undefined;
  readonly signIn: Run | null;
  readonly canGoBack: boolean;
}

function builtIn(remedy: Remedy, code: string | null, { refetch, signIn, canGoBack }: Possible): Run | undefined {
  switch (remedy) {
    case "retry":
    case "check_connection":
      return refetch;
    case "reload":
      return code === "stale_chunk" ? () => location.reload() : refetch;
    case "sign_in":
      return signIn ?? undefined;
    case "go_back":
      return canGoBack ? () => history.back() : undefined;
    default:
      return undefined;
  }
}

/** The session, if there is a prompt for it and somebody was ever signed in. */
function useAskable(session: Session | null): Session | null {
  const { status } = useSessionState(session);
  return usePromptOf(session) && status !== "anonymous" ? session : null;
}

const subscribeToNothing = () => () => {};

/** False on a server and while hydrating, so that both render the same. */
function useCanGoBack(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => globalThis.history?.length > 1,
    () => false,
  );
}
