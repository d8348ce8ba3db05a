import type { ReactElement } from "react";
import preview from "../.storybook/preview.tsx";
import { ErrorMessage, ErrorPage, ErrorSummary, FieldError, RateLimitBanner } from "../src/index.ts";
import { faultFor } from "../src/testing/index.ts";
import "./theming/high-contrast.css";
import "./theming/shadcn.css";

const meta = preview.meta({
  title: "Integrations/Theming",
  id: "theming",
  component: ErrorMessage,
  args: { error: null },
});

const refused = faultFor("prism-io/validation_error/422", {
  violations: [{ param: "email", path: ["email"], message: "Enter an email address.", code: null, values: {} }],
});
const actions = { retry: () => {}, upgrade: "#plans", request_access: "#access", go_back: () => {} };

function Gallery({ theme }: { readonly theme: string }): ReactElement {
  return (
    <div className={theme} style={{ display: "grid", gap: "1rem", maxInlineSize: "44rem", margin: "auto" }}>
      <ErrorMessage
        error={faultFor("prism-io/server_error/500", { requestId: "req_7f3kq29vX0b1" })}
        actions={actions}
      />
      <ErrorMessage error={faultFor("prism-io/tier_limit_exceeded/400")} actions={actions} />
      <ErrorMessage error={faultFor("http/403")} actions={actions} compact />
      <RateLimitBanner
        error={faultFor("prism-io/rate_limit_exceeded/429", { retryAt: Date.now() + 90_000 })}
        actions={actions}
      />
      <form>
        <ErrorSummary error={refused} />
        <p>
          <label htmlFor={`${theme}-email`} lang="en">
            Email
          </label>{" "}
          <input id={`${theme}-email`} name="email" defaultValue="ada" />
        </p>
        <FieldError error={refused} name="email" />
      </form>
      <ErrorPage error={faultFor("prism-io/not_found/404")} actions={actions} headingLevel={2} role="none" />
    </div>
  );
}

/** As the style sheet has it: the system's own colours, and one accent a severity. */
export const Neutral = meta.story({ render: () => <Gallery theme="theme-neutral" /> });

/** On the variables that Tailwind and shadcn/ui already give an app. */
export const Shadcn = meta.story({ render: () => <Gallery theme="theme-shadcn" /> });

/** Two colours, thick lines, no tints. */
export const HighContrast = meta.story({ render: () => <Gallery theme="theme-high-contrast" /> });
