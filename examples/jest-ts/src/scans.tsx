import { ErrorMessage } from "amends";
import axios from "axios";
import { type ReactElement, useEffect, useState } from "react";

export function Scans({ api }: { readonly api: string }): ReactElement {
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const controller = new AbortController();
    axios.get(`${api}/scans`, { signal: controller.signal }).catch(setError);
    return () => controller.abort();
  }, [api]);
  return (
    <section aria-label="Scans">
      <ErrorMessage error={error} />
    </section>
  );
}
