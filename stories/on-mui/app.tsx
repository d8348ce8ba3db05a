import { CssBaseline, ThemeProvider } from "@mui/material";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useMemo, useState } from "react";
import { defineAmends, defineEnvelope, prismIo, throwIfFault } from "../../src/core/index.ts";
import { AmendsProvider } from "../../src/index.ts";
import { themeOf } from "./theme.ts";

/** The app's own API: it answers with a sentence for each input that it refuses. */
const accounts = defineEnvelope({
  name: "accounts",
  rows: { refused: { type: "invalid_request_error", remedy: "fix_input" } },
  isSafe: () => true,
  read: (body) => {
    if (typeof body !== "object" || body === null || !("refused" in body)) return null;
    const refused = Object.entries(body.refused as Record<string, string>);
    return {
      type: "invalid_request_error",
      code: "refused",
      violations: refused.map(([param, message]) => ({ param, message })),
    };
  },
});

const amends = defineAmends({
  apis: [
    { origin: "https://api.example", envelope: prismIo },
    { origin: "https://accounts.example", envelope: accounts },
  ],
  actions: { contact_support: "#support", revise_content: "#revise", upgrade: "#plans" },
});

/** What it asks of either. */
export async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  return (await throwIfFault(await fetch(url, init), amends)).json();
}

interface AppProps {
  readonly mode: "light" | "dark";
  readonly direction: "ltr" | "rtl";
  readonly children: ReactNode;
}

/** What stands around every screen. */
export function App({ mode, direction, children }: AppProps): ReactElement {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  const theme = useMemo(() => themeOf(mode, direction), [mode, direction]);
  return (
    <QueryClientProvider client={client}>
      <AmendsProvider value={amends}>
        <ThemeProvider theme={theme}>
          <CssBaseline />
          {children}
        </ThemeProvider>
      </AmendsProvider>
    </QueryClientProvider>
  );
}
