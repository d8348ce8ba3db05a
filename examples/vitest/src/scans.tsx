import { useQuery } from "@tanstack/react-query";
import { ErrorMessage } from "amends";
import { throwIfFault } from "amends/core";
import type { ReactElement } from "react";
import { amends } from "./amends.ts";

interface Scan {
  readonly id: string;
}

export function Scans({ api = "https://api.example" }: { readonly api?: string }): ReactElement {
  const scans = useQuery({
    queryKey: ["scans", api],
    queryFn: async () => (await throwIfFault(await fetch(`${api}/scans`), amends)).json() as Promise<readonly Scan[]>,
  });
  return (
    <section aria-label="Scans">
      <ErrorMessage error={scans} />
      {scans.isSuccess && <p>Up to date</p>}
    </section>
  );
}
