"use client";

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export default function NotFound(): ReactNode {
  const { t } = useTranslation();
  return <h1>{t("missing")}</h1>;
}
