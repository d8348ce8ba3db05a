import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import { AmendsProvider } from "amends";
import { amendsQueryDefaults } from "amends/query";
import type { ReactElement } from "react";
import { amends } from "./amends.ts";

/** Renders as the app does, with a cache of its own. */
export function renderInApp(page: ReactElement): RenderResult {
  return render(
    <QueryClientProvider client={new QueryClient(amendsQueryDefaults(amends))}>
      <AmendsProvider value={amends}>{page}</AmendsProvider>
    </QueryClientProvider>,
  );
}
