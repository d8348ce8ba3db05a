import type { ReactNode } from "react";
import { askApi } from "../../../api.ts";

export default async function ScansPage(): Promise<ReactNode> {
  return <pre>{JSON.stringify(await askApi("/api/scans"), null, 2)}</pre>;
}
