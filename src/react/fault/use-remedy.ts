"use client";

import { useRef, useState } from "react";
import type { Action, AmendsConfig, Session } from "../../core/config.ts";
import type { Fault } from "../../core/fault.ts";
import { linkOrNothing } from "../../core/href.ts";
import { read } from "../../core/read.ts";
import type { Remedy } from "../../core/vocabulary.ts";
import type { TextPath } from "../../i18n/catalog.ts";
import { translate } from "../../i18n/translate.ts";
import { useAmends } from "../host/provider.tsx";
import { useIsHydrated } from "../host/use-is-hydrated.ts";
import { useTranslator } from "../host/use-translator.ts";
import { askToSignIn, usePromptOf } from "../session/prompts.ts";
import { sessionAt, useSessionState } from "../session/use-session.ts";
import { isFetching, isPaused, refetchOf, resultIn } from "./source.ts";
import { useCooldown } from "./use-cooldown.ts";
import { useFault } from "./use-fault.ts";

/** What to do for a remedy: a link to follow, or a function to call. */
export type Actions = NonNullable<AmendsConfig["actions"]>;

/** What a person can do about a failure, ready for a button (`run`) or a link (`href`). */
export type RemedyAction = {
  readonly remedy: Remedy;
  /**
   * For the button or link. Of another try that is under way it says so, and that it waits for the connection where
   * TanStack Query does.
   */
  readonly label: string;
  /** A BCP 47 tag, where the label is in another language than the host shows: for the `lang` of the button or link. */
  readonly lang?: string | undefined;
  /** Whether the action, or the query's fetch, is under way; `run` does nothing meanwhile. */
  readonly pending: boolean;
  /** When the server may be asked again (epoch ms) while that lies ahead, else null; `run` does nothing before. */
  readonly disabledUntil: number | null;
  /** Whether that time is a guess of ours. */
  readonly estimated: boolean;
  /** Whether `run` has the source ask again and does nothing else, so that it may be done for several at once. */
  readonly isRefetch: boolean;
  /** How many times something else followed on `run`: as the `key` of what is announced, it has the same words announced again. */
  readonly attempts: number;
} & (
  | {
      /** Resolves once the action has ended. Never throws or rejects: the console is told of an action that did. */
      readonly run: () => Promise<void>;
      readonly href?: never;
    }
  | { readonly href: string; readonly run?: never }
);

export interface RemedyOptions {
  /** What to do for a remedy, before what is configured; a mutation's `retry`, for instance. */
  readonly actions?: Actions | undefined;
  /**
   * Offers another try in place of waiting where nobody said what to do then (`wait`), or in place of
   * whatever else the failure asks for (`all`). Default: neither.
   */
  readonly retryFor?: "wait" | "all" | undefined;
}

/**
 * What a person can do about a source's failure; null where nothing failed or nobody has said
 * what to do. The call's action comes first, then the configuration's, then the built-in one:
 * a query's refetch for `retry`, `reload` and `check_connection` (of an infinite query that failed to
 * get another page, that page's), the page's reload for the code `stale_chunk`, the history's back for
 * `go_back`, and for `sign_in` the prompt of the session that is bound to the failure's origin. A
 * mutation is never run again. Never throws.
 */
export function useRemedy(source: unknown, { actions, retryFor }: RemedyOptions = {}): RemedyAction | null {
  const amends = useAmends();
  const i18n = useTranslator();
  const fault = useFault(source);
  const isHydrated = useIsHydrated();
  const cooldown = useCooldown(fault);
  const session = useAskable(sessionAt(amends, fault?.remedy === "sign_in" ? fault.origin : null));
  const [{ tried, isRunning, attempts }, setProgress] = useState<Progress>({ ...untried, attempts: 0 });
  const started = useRef<Fault | null>(null); // for a second click before the next render
  // While rendering, so that nobody sees or hears the next failure as the one before.
  if (tried && tried !== fault) setProgress({ ...untried, attempts: attempts + 1 });

  if (!fault || fault.remedy === "none") return null;
  const configuredFor = (remedy: keyof Actions): Action | undefined => {
    const ofCall = actions?.[remedy];
    return (typeof ofCall === "string" ? linkOrNothing(ofCall) : ofCall) || amends.actions[remedy];
  };
  const isWait = retryFor === "wait" && fault.remedy === "wait" && !configuredFor("wait");
  const remedy = retryFor === "all" || isWait ? "retry" : fault.remedy;
  const again = refetchOf(source);
  // What fails again is shown as the next failure, also where the library's promise is rejected with it.
  const refetch: Run | undefined = again && (() => Promise.resolve(again()).catch(() => {}));
  const builtIn: Partial<Record<Remedy, Run | null | undefined>> = {
    retry: refetch,
    check_connection: refetch,
    reload: fault.code === "stale_chunk" ? () => location.reload() : refetch,
    sign_in: session && (async () => (await askToSignIn(session)) && refetch?.(fault)),
    go_back: isHydrated && history.length > 1 ? () => history.back() : null,
  };
  const action = configuredFor(remedy) || builtIn[remedy];
  if (!action) return null;

  const isRefetch = action === refetch || action === read(resultIn(source), "refetch");
  const waitsForConnection = isRefetch && isPaused(source);
  const pending = isRunning || waitsForConnection || (isRefetch && isFetching(source));
  // The person has been told to check; what the button does is to try again.
  const name = isRefetch && remedy === "check_connection" ? "retry" : remedy;
  const { text: label, lang } = translate(i18n, labelOf(name, pending, waitsForConnection));
  const wait = remedy === "retry" || remedy === "wait" ? cooldown : null;
  const { at: disabledUntil, estimated } = wait ?? { at: null, estimated: false };
  const known = { remedy, label, ...(lang && { lang }), pending, disabledUntil, estimated, isRefetch, attempts };
  if (typeof action === "string") return { ...known, href: action };

  const perform = isRefetch && refetch ? refetch : action;
  const run = async (): Promise<void> => {
    if (pending || disabledUntil !== null || started.current === fault) return;
    started.current = fault;
    setProgress({ tried: fault, isRunning: true, attempts });
    try {
      await perform(fault);
    } catch (error) {
      console.error(error);
    }
    if (started.current === fault) started.current = null;
    setProgress((current) => (current.tried === fault ? { ...current, isRunning: false } : current));
  };
  return { ...known, run };
}

/** Where the words for a button are. */
export function labelOf(remedy: Remedy, pending: boolean, waitsForConnection: boolean): TextPath {
  if (waitsForConnection) return ["ui", "waiting_for_connection"];
  return pending && remedy === "retry" ? ["countdown", "auto"] : ["remedies", remedy];
}

/** How far the action for a failure has come. */
interface Progress {
  /** What failed when the action was started; null once something else followed. */
  readonly tried: Fault | null;
  readonly isRunning: boolean;
  readonly attempts: number;
}

const untried = { tried: null, isRunning: false };

type Run = Exclude<Action, string>;

/** The session, if there is a prompt for it and somebody was ever signed in. */
function useAskable(session: Session | null): Session | null {
  const { status } = useSessionState(session);
  return usePromptOf(session) && status !== "anonymous" ? session : null;
}
