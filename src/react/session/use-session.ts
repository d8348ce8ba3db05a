"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { bindingAt } from "../../core/binding.ts";
import type { Amends, Session, SessionState } from "../../core/config.ts";
import { useAmends } from "../host/provider.tsx";

/** What holds where no session is bound. */
const nobody: SessionState = { status: "anonymous", waiting: 0, unsafe: 0, dropped: 0, dismissed: false };

/**
 * Who is signed in at an API, for a sign-in of one's own: at the one that an `origin` or address belongs
 * to, and without one at the first that a session is bound to. It is `interrupted` while somebody has to sign in again, and nobody
 * need be asked once it is `dismissed`. `resume` and `dismiss` are the session's. Where no
 * session is bound it is `anonymous`, and so on a server and while hydrating. Never throws.
 */
export function useSession(origin?: string): SessionState & Pick<Session, "resume" | "dismiss"> {
  const session = sessionAt(useAmends(), origin);
  const state = useSessionState(session);
  return useMemo(
    () => ({
      ...state,
      resume: (options) => session?.resume(options),
      dismiss: () => session?.dismiss(),
    }),
    [state, session],
  );
}

/** The session of the API that an address belongs to; the first of all for undefined. */
export function sessionAt({ apis }: Amends, address: string | null | undefined): Session | null {
  const api = address === undefined ? apis.find(({ session }) => session) : bindingAt(address, apis).api;
  return api?.session ?? null;
}

export function useSessionState(session: Session | null): SessionState {
  const subscribe = useCallback((onChange: () => void) => session?.subscribe(onChange) ?? (() => {}), [session]);
  // As text, which compares by value: a session of an app's own may make another object each time.
  const getSnapshot = (): string => JSON.stringify(session?.getState() ?? nobody);
  const text = useSyncExternalStore(subscribe, getSnapshot, () => JSON.stringify(nobody));
  return useMemo(() => ({ ...nobody, ...JSON.parse(text) }), [text]);
}
