import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

export default function Home(): ReactNode {
  const { t } = useTranslation();
  const { language } = useParams();
  return (
    <main>
      <h1>{t("home")}</h1>
      <Link to={`/${language}/scans`}>{t("scans")}</Link> <Link to={`/${language}/profile`}>{t("profile")}</Link>
    </main>
  );
}
