import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { lazy, type ReactElement, StrictMode, Suspense, useState } from "react";
import { createRoot } from "react-dom/client";
import { ErrorBoundary, ErrorMessage } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";

const settings = new URLSearchParams(location.search);
const path = `/assets/chart-${settings.get("build")}.js`;
const load = (file: string): Promise<{ default: () => ReactElement }> => import(/* @vite-ignore */ file);
const Chart = lazy(() => load(path));
const Legend = lazy(() => load("/assets/legend.js"));

/** What the query waits for. */
let answer: (isWell: boolean) => void;
const ask = () =>
  new Promise<string>((resolve, reject) => {
    answer = (isWell) => (isWell ? resolve("well") : reject(errorFor(contractRow("prism-io/server_error/500"))));
  });

declare global {
  var retrying: { answer(isWell: boolean): void };
}
globalThis.retrying = { answer: (isWell) => answer(isWell) };

function List(): ReactElement {
  const list = useQuery({ queryKey: ["list"], queryFn: ask });
  if (list.isPending) return <p>Loading</p>;
  return list.isError ? <ErrorMessage error={list} /> : <p>{list.data}</p>;
}

function App(): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <label>
        Name <input />
      </label>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open
      </button>
      {settings.has("list") && <List />}
      {(isOpen || settings.has("open")) && (
        <>
          <ErrorBoundary>
            <Suspense fallback="…">
              <Chart />
            </Suspense>
          </ErrorBoundary>
          <ErrorBoundary>
            <Suspense fallback="…">{settings.has("legend") && <Legend />}</Suspense>
          </ErrorBoundary>
        </>
      )}
    </>
  );
}

createRoot(document.querySelector("#root") as Element).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </QueryClientProvider>
  </StrictMode>,
);
Object.assign(globalThis, { app: true });
