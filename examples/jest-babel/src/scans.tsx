import { useQuery } from "@tanstack/react-query";
import { ErrorMessage } from "amends";
import { fetchScans } from "./api.ts";

export function Scans() {
  const scans = useQuery({ queryKey: ["scans"], queryFn: fetchScans });
  return (
    <section aria-label="Scans">
      <ErrorMessage error={scans} />
      {scans.isSuccess && <p>Up to date</p>}
    </section>
  );
}
