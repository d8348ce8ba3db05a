import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import { startI18n } from "./i18n.ts";
import { Providers } from "./providers.tsx";

const i18n = await startI18n(document.documentElement.lang);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Providers i18n={i18n}>
        <HydratedRouter />
      </Providers>
    </StrictMode>,
  );
});
