import "amends/styles.css";
import { RateLimitBanner } from "amends";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { languages, startI18n } from "../../i18n.ts";
import { Providers } from "../../providers.tsx";

interface Props {
  readonly params: Promise<{ readonly language: string }>;
  readonly children: ReactNode;
}

export default async function Layout({ params, children }: Props): Promise<ReactNode> {
  const { language } = await params;
  if (!languages.includes(language)) notFound();
  const i18n = await startI18n(language);
  return (
    <html lang={language}>
      <body>
        <Providers language={language} resources={i18n.store.data}>
          <RateLimitBanner />
          {children}
        </Providers>
      </body>
    </html>
  );
}
