import { createRoot } from "react-dom/client";
import { ErrorMessage, ErrorPage, ErrorSummary, FieldError, OutageBanner, RetryButton } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

/** Everything that shows words, in a page that has its own colours. */
function App() {
  const limited = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: Date.now() + 600_000 });
  const query = (error: unknown) => ({ isError: true, error, isFetching: false, refetch: () => Promise.resolve() });
  const refused = faultFor("prism-io/validation_error/422");
  const param = refused.violations[0]?.param;
  return (
    <>
      <OutageBanner />
      <ErrorMessage error={query(limited)} />
      <ErrorMessage error={query(faultFor("prism-io/server_error/500", { requestId: "req_1" }))} />
      <ErrorMessage error={faultFor("prism-io/tier_limit_exceeded/400")} actions={{ upgrade: "#plans" }} />
      <ErrorPage error={faultFor("prism-io/not_found/404")} />
      <RetryButton error={query(limited)} />
      <RetryButton error={query(faultFor("prism-io/server_error/500"))} />
      <form>
        <ErrorSummary error={refused} />
        <label>
          Field <input name={String(param)} />
        </label>
        <FieldError error={refused} name={String(param)} />
      </form>
    </>
  );
}

createRoot(document.getElementById("root") as HTMLElement).render(<App />);
Object.assign(globalThis, { app: true });
