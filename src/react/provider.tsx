"use client";

import type { i18n } from "i18next";
import { createContext, type ReactElement, type ReactNode, useContext, useMemo } from "react";
import type { Amends } from "../core/amends.ts";
import { defaultAmends } from "../core/contracts.ts";

/** One of the things that the person's plan limits, in the app's own words. */
export interface PlanLimit {
  readonly label: string;
  /** A number is written in the language's way. */
  readonly value: string | number;
}

interface Settings {
  readonly amends: Amends;
  readonly planLimits: readonly PlanLimit[];
  /** Undefined: the host's own. */
  readonly i18n: i18n | undefined;
}

/** Its default is what holds without a provider. */
export const AmendsContext = createContext<Settings>({
  amends: defaultAmends,
  planLimits: [],
  i18n: undefined,
});

export interface AmendsProviderProps {
  /** What `defineAmends` made. Default: the surrounding provider's, else both contracts and no actions. */
  readonly value?: Amends | undefined;
  /** Default: the surrounding provider's, else react-i18next's, else none and the kit speaks English. */
  readonly i18n?: i18n | undefined;
  /**
   * What the person's plan allows, shown where a failure says that it was not enough. Prism IO
   * tells at `/api/v1/capabilities`. Default: the surrounding provider's, else nothing is shown.
   */
  readonly planLimits?: readonly PlanLimit[] | undefined;
  readonly children?: ReactNode;
}

/** Gives the hooks and components below it a configuration. Nothing needs one that wants the defaults. */
export function AmendsProvider(props: AmendsProviderProps): ReactElement {
  const outer = useContext(AmendsContext);
  const { value: amends = outer.amends, i18n = outer.i18n, planLimits = outer.planLimits, children } = props;
  const settings = useMemo(() => ({ amends, i18n, planLimits }), [amends, i18n, planLimits]);
  return <AmendsContext.Provider value={settings}>{children}</AmendsContext.Provider>;
}

/** The configuration that holds here. */
export function useAmends(): Amends {
  return useContext(AmendsContext).amends;
}
