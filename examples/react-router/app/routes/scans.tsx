import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { asData, askApi } from "../api.server.ts";
import type { Route } from "./+types/scans.ts";

export async function loader() {
  try {
    return await askApi<{ ok: boolean }>("/api/scans");
  } catch (error) {
    throw asData(error);
  }
}

export default function Scans({ loaderData }: Route.ComponentProps): ReactNode {
  const { t } = useTranslation();
  return (
    <main>
      <h1>{t("scans")}</h1>
      <pre>{JSON.stringify(loaderData, null, 2)}</pre>
    </main>
  );
}
