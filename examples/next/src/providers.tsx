"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AmendsProvider } from "amends";
import { defineAmends } from "amends/core";
import { amendsQueryDefaults } from "amends/query";
import { createInstance, type i18n, type Resource } from "i18next";
import { type ReactNode, useMemo, useState } from "react";
import { I18nextProvider } from "react-i18next";

const amends = defineAmends({ actions: { upgrade: "/billing" } });

interface Props {
  readonly language: string;
  /** What the server has loaded, the kit's texts among it. */
  readonly resources: Resource;
  readonly children: ReactNode;
}

export function Providers({ language, resources, children }: Props): ReactNode {
  const i18n = useMemo(() => resumeI18n(language, resources), [language, resources]);
  const [client] = useState(() => new QueryClient(amendsQueryDefaults(amends)));
  return (
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={i18n}>
        <AmendsProvider value={amends} i18n={i18n}>
          {children}
        </AmendsProvider>
      </I18nextProvider>
    </QueryClientProvider>
  );
}

/** The server's instance once more, in a browser and where the server renders client components: complete at once. */
function resumeI18n(language: string, resources: Resource): i18n {
  const i18n = createInstance();
  void i18n.init({ lng: language, fallbackLng: "en", resources, initAsync: false });
  return i18n;
}
