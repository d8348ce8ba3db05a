import { ErrorMessage, severityOf } from "amends";
import { classify, type Fault } from "amends/core";
import { faultText } from "amends/i18n";
import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { askApi } from "../../api.ts";
import { startI18n } from "../../i18n.ts";
import { Profile } from "../../profile.tsx";
import { RetryingBoundary } from "../../retrying-boundary.tsx";

interface Props {
  readonly params: Promise<{ readonly language: string }>;
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { language } = await params;
  const { t } = await startI18n(language);
  return (
    <main>
      <h1>{t("scans")}</h1>
      <Latest language={language} />
      <section aria-label={t("report")}>
        <RetryingBoundary>
          <Suspense fallback={<p>{t("loading")}</p>}>
            <Report />
          </Suspense>
        </RetryingBoundary>
      </section>
      <section aria-label="Profile">
        <Profile />
      </section>
      <nav>
        <Link href={`/${language}/scans`}>{t("scans")}</Link> <Link href={`/${language}/scans/none`}>None</Link>
      </nav>
    </main>
  );
}

/** Fails without an error: the fault is data, so that it is in the page as served. */
async function Latest({ language }: { readonly language: string }): Promise<ReactNode> {
  const i18n = await startI18n(language);
  const fault = await askApi("/api/latest").then(
    () => null,
    (error: Error): Fault => classify(error),
  );
  return (
    <section aria-label={i18n.t("latest")} data-tone={fault ? severityOf(fault) : undefined}>
      <ErrorMessage error={fault} />
      {fault && <p>{faultText(fault, i18n).title}</p>}
    </section>
  );
}

/** Throws after the rest of the page was sent. */
async function Report(): Promise<ReactNode> {
  return <pre>{JSON.stringify(await askApi("/api/report"), null, 2)}</pre>;
}
