import { ErrorMessage } from "amends";
import { classify, type Fault } from "amends/core";
import type { ReactNode } from "react";
import { askApi } from "../../api.ts";

/** Nothing is configured here, and no client module names the kit: a component brings along what it needs. */
export default async function Page(): Promise<ReactNode> {
  const fault = await askApi("/api/latest").then(
    () => null,
    (error: Error): Fault => classify(error),
  );
  return <ErrorMessage error={fault} />;
}
