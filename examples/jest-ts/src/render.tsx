import { type RenderResult, render } from "@testing-library/react";
import { AmendsProvider } from "amends";
import type { ReactElement } from "react";
import { amends } from "./amends";
import { i18n } from "./i18n";

/** Renders as the app does. */
export function renderInApp(page: ReactElement): RenderResult {
  return render(
    <AmendsProvider value={amends} i18n={i18n}>
      {page}
    </AmendsProvider>,
  );
}
