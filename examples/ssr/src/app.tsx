import { AmendsProvider, RateLimitBanner } from "amends";
import { defineAmends, type Fault } from "amends/core";
import type { i18n } from "i18next";
import type { ReactElement } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";

/** What the server knew, and the browser is told, as JSON. */
export interface State {
  readonly language: string;
  readonly fault: Fault | null;
  readonly checkedAt: number;
}

const amends = defineAmends({});

export function App({ state, i18n }: { readonly state: State; readonly i18n: i18n }): ReactElement {
  return (
    <I18nextProvider i18n={i18n}>
      <AmendsProvider value={amends} i18n={i18n}>
        <Scans {...state} />
      </AmendsProvider>
    </I18nextProvider>
  );
}

function Scans({ fault, language, checkedAt }: State): ReactElement {
  const { t } = useTranslation();
  return (
    <main>
      <h1>{t("scans")}</h1>
      <RateLimitBanner error={fault} />
      <time dateTime={new Date(checkedAt).toISOString()}>
        {new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(checkedAt)}
      </time>
    </main>
  );
}
