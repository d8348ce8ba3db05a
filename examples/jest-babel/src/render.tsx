import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { AmendsProvider } from "amends";
import { amendsQueryDefaults } from "amends/query";
import type { ReactElement } from "react";
import { amends } from "./amends.ts";
import { i18n } from "./i18n.ts";

/** Renders as the app does, with a cache of its own that retries nothing. */
export function renderInApp(page: ReactElement) {
  const { defaultOptions, ...defaults } = amendsQueryDefaults(amends);
  const queries = { ...defaultOptions?.queries, retry: false };
  const client = new QueryClient({ ...defaults, defaultOptions: { ...defaultOptions, queries } });
  return render(
    <QueryClientProvider client={client}>
      <AmendsProvider value={amends} i18n={i18n}>
        {page}
      </AmendsProvider>
    </QueryClientProvider>,
  );
}
