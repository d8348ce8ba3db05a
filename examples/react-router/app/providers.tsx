import { AmendsProvider } from "amends";
import { defineAmends } from "amends/core";
import type { i18n } from "i18next";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";

const amends = defineAmends({ actions: { upgrade: "/billing" } });

export function Providers({ i18n, children }: { readonly i18n: i18n; readonly children: ReactNode }): ReactNode {
  return (
    <I18nextProvider i18n={i18n}>
      <AmendsProvider value={amends} i18n={i18n}>
        {children}
      </AmendsProvider>
    </I18nextProvider>
  );
}
