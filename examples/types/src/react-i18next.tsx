import { AmendsProvider } from "amends/react-i18next";
import type { ReactElement, ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { amends } from "./amends.js";
import { i18n } from "./words.js";

export function Provided({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <I18nextProvider i18n={i18n}>
      <AmendsProvider value={amends}>{children}</AmendsProvider>
    </I18nextProvider>
  );
}
