import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { AmendsProvider, ErrorMessage } from "amends";
import { throwIfFault } from "amends/core";
import type { AmendsResources } from "amends/i18n";
import { amendsQueryDefaults } from "amends/query";
import { type ReactElement, useState } from "react";
import { FormattedMessage, IntlProvider } from "react-intl";
import { amends } from "./amends.ts";

const messages: Readonly<Record<string, Record<string, string>>> = {
  en: { scans: "Scans", language: "Deutsch" },
  de: { scans: "Prüfungen", language: "English" },
};

/** The app's words for its own code; everything else the kit brings itself. */
const locales: Readonly<Record<string, AmendsResources<typeof amends>>> = {
  en: { codes: { app: { seat_limit: { title: "All seats are taken", body: "Ask your admin for another seat." } } } },
  de: { codes: { app: { seat_limit: { title: "Alle Plätze sind belegt", body: "Bitten Sie um einen weiteren." } } } },
};

const client = new QueryClient(amendsQueryDefaults(amends));

export function App(): ReactElement {
  const [locale, setLocale] = useState("en");
  return (
    <IntlProvider locale={locale} messages={messages[locale] ?? {}}>
      <QueryClientProvider client={client}>
        <AmendsProvider value={amends} language={locale} locales={locales}>
          <button type="button" onClick={() => setLocale(locale === "en" ? "de" : "en")}>
            <FormattedMessage id="language" />
          </button>
          <h1>
            <FormattedMessage id="scans" />
          </h1>
          <Scans />
        </AmendsProvider>
      </QueryClientProvider>
    </IntlProvider>
  );
}

function Scans(): ReactElement {
  const scans = useQuery({
    queryKey: ["scans"],
    queryFn: async () => (await throwIfFault(await fetch("/api/scans"))).json() as Promise<unknown>,
  });
  return <ErrorMessage error={scans} />;
}
