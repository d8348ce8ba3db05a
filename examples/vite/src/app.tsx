import { QueryClient, QueryClientProvider, useMutation, useQuery } from "@tanstack/react-query";
import { ErrorBoundary, ErrorMessage, ErrorSummary, FieldError } from "amends";
import { throwIfFault } from "amends/core";
import { amendsQueryDefaults } from "amends/query";
import { AmendsProvider } from "amends/react-i18next";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { amends } from "./amends.ts";
import { i18n } from "./i18n.ts";

const client = new QueryClient(amendsQueryDefaults(amends));

export function App(): ReactElement {
  return (
    <QueryClientProvider client={client}>
      <AmendsProvider value={amends}>
        <Language />
        <Scans />
        <Profile />
        <ErrorBoundary>
          <Chart />
        </ErrorBoundary>
      </AmendsProvider>
    </QueryClientProvider>
  );
}

function Language(): ReactElement {
  const { t } = useTranslation();
  const change = () => void i18n.changeLanguage(i18n.language === "en" ? "de" : "en");
  return (
    <button type="button" onClick={change}>
      {t("language")}
    </button>
  );
}

function Scans(): ReactElement {
  const { t } = useTranslation();
  const scans = useQuery({
    queryKey: ["scans"],
    queryFn: async () => (await throwIfFault(await fetch("/api/scans"))).json() as Promise<unknown>,
  });
  return (
    <section aria-label={t("scans")}>
      <h1>{t("scans")}</h1>
      <ErrorMessage error={scans} />
      {scans.data !== undefined && <pre>{JSON.stringify(scans.data, null, 2)}</pre>}
    </section>
  );
}

function Profile(): ReactElement {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: async (name: string) =>
      (await throwIfFault(await fetch("/api/profile", { method: "POST", body: JSON.stringify({ name }) }))).json(),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(String(new FormData(event.currentTarget).get("items[0].name")));
  };
  return (
    <form aria-label={t("profile")} onSubmit={submit} noValidate>
      <ErrorSummary error={save} />
      <label htmlFor="name">{t("name")}</label>
      <input id="name" name="items[0].name" />
      <FieldError error={save} name="items[0].name" />
      <button type="submit">{t("save")}</button>
    </form>
  );
}

function Chart(): ReactElement {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) throw new TypeError("data.points is undefined");
  return (
    <button type="button" onClick={() => setBroken(true)}>
      Chart
    </button>
  );
}
