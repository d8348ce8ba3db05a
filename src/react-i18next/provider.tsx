"use client";

import { type ReactElement, useContext } from "react";
import { getI18n, I18nContext } from "react-i18next";
import type { I18n } from "../i18n/host.ts";
import { type AmendsProviderProps, AmendsProvider as Provider } from "../react/host/provider.tsx";

/**
 * `AmendsProvider` for hosts with react-i18next: its `i18n` is by default that of the surrounding
 * `I18nextProvider`, else the instance that was given to `initReactI18next`.
 */
export function AmendsProvider(props: AmendsProviderProps): ReactElement {
  const provided = useContext(I18nContext)?.i18n as I18n | undefined;
  const i18n = props.i18n ?? provided ?? (getI18n() as I18n | undefined);
  return <Provider {...props} i18n={i18n} />;
}
