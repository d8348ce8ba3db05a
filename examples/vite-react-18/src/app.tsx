import { QueryClient, QueryClientProvider, useMutation, useQuery } from "@tanstack/react-query";
import { AmendsProvider, ErrorMessage, FieldError, RateLimitBanner } from "amends";
import { defineAmends, prismIo } from "amends/core";
import { amendsQueryDefaults } from "amends/query";
import axios from "axios";
import { fetchRates } from "rates";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { i18n } from "./i18n.ts";

const amends = defineAmends({ apis: [{ origin: window.location.origin, envelope: prismIo }] });
const client = new QueryClient(amendsQueryDefaults(amends));

export function App() {
  return (
    <QueryClientProvider client={client}>
      <AmendsProvider value={amends} i18n={i18n}>
        <RateLimitBanner />
        <Invoice />
        <Rates />
      </AmendsProvider>
    </QueryClientProvider>
  );
}

function Invoice() {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const send = useMutation({ mutationFn: () => axios.post("/api/invoices", { items: [{ name }] }) });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form aria-label={t("invoice")} onSubmit={submit}>
      <label htmlFor="name">{t("item")}</label>
      <input id="name" name="items[0].name" value={name} onChange={(event) => setName(event.target.value)} />
      <FieldError error={send} name="items[0].name" />
      <button type="submit">{t("send")}</button>
    </form>
  );
}

function Rates() {
  const { t } = useTranslation();
  const rates = useQuery({ queryKey: ["rates"], queryFn: fetchRates });
  return (
    <section aria-label={t("rates")}>
      <ErrorMessage error={rates} />
    </section>
  );
}
