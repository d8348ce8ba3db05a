import "amends/styles.css";
import { ErrorPage } from "amends";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRevalidator } from "react-router";
import type { Route } from "./+types/root.ts";
import { faultIn } from "./fault-in.ts";

export function Layout({ children }: { readonly children: ReactNode }): ReactNode {
  const { i18n } = useTranslation();
  return (
    <html lang={i18n.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root(): ReactNode {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps): ReactNode {
  const { revalidate } = useRevalidator();
  return (
    <main>
      <ErrorPage error={faultIn(error)} actions={{ retry: revalidate }} />
    </main>
  );
}
