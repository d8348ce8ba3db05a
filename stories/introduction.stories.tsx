import { type ReactElement, useState } from "react";
import preview from "../.storybook/preview.tsx";
import { ErrorMessage } from "../src/index.ts";
import { contractRow, errorFor, faultFor } from "../src/testing/index.ts";

const meta = preview.meta({
  title: "Start/Introduction",
  component: ErrorMessage,
  args: { error: null },
  tags: ["!dev"], // the page of this title shows them
});

const limited = "prism-io/rate_limit_exceeded/429";

/** What a request threw, as an app without the kit shows it, and as the kit does. */
function BeforeAfter(): ReactElement {
  const [error] = useState(() => faultFor(limited, { retryAt: Date.now() + 107_000 }));
  return (
    <div
      style={{ display: "grid", gap: "1rem", gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 20rem), 1fr))" }}
    >
      <div>
        <h3 lang="en">Before</h3>
        <pre lang="en" style={{ margin: 0, whiteSpace: "pre-wrap" }}>
          {String(errorFor(contractRow(limited)))}
        </pre>
      </div>
      <div>
        <h3 lang="en">After</h3>
        <ErrorMessage error={{ isError: true, error, refetch: () => Promise.resolve() }} />
      </div>
    </div>
  );
}

export const BeforeAndAfter = meta.story({ render: () => <BeforeAfter /> });

/** As it stands beside what failed. */
export const FirstMessage = meta.story({
  args: { error: faultFor("prism-io/server_error/500"), actions: { retry: () => {} } },
});
