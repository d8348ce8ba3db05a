"use client";

import type { i18n } from "i18next";
import { createContext, type ReactElement, type ReactNode, useContext, useMemo } from "react";
import type { Amends } from "../core/amends.ts";
import { defaultAmends } from "../core/contracts.ts";

interface Settings {
  readonly amends: Amends;
  /** Undefined: the host's own. */
  readonly i18n: i18n | undefined;
}

/** Its default is what holds without a provider. */
export const AmendsContext = createContext<Settings>({ amends: defaultAmends, i18n: undefined });

export interface AmendsProviderProps {
  /** What `defineAmends` made. Default: the surrounding provider's, else both contracts and no actions. */
  readonly value?: Amends | undefined;
  /** Default: the surrounding provider's, else react-i18next's, else none and the kit speaks English. */
  readonly i18n?: i18n | undefined;
  readonly children?: ReactNode;
}

/** Gives the hooks and components below it a configuration. Nothing needs one that wants the defaults. */
export function AmendsProvider({ value, i18n, children }: AmendsProviderProps): ReactElement {
  const outer = useContext(AmendsContext);
  const amends = value ?? outer.amends;
  const instance = i18n ?? outer.i18n;
  const settings = useMemo(() => ({ amends, i18n: instance }), [amends, instance]);
  return <AmendsContext.Provider value={settings}>{children}</AmendsContext.Provider>;
}

/** The configuration that holds here. */
export function useAmends(): Amends {
  return useContext(AmendsContext).amends;
}
