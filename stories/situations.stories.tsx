import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useState } from "react";
import { expect, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { defineAmends, throwIfFault } from "../src/core/index.ts";
import { AmendsProvider, ErrorMessage, ErrorPage, type PlanLimit } from "../src/index.ts";
import { faultFor } from "../src/testing/index.ts";
import { contractHandlers } from "../src/testing/msw.ts";

const meta = preview.meta({ title: "Guides/Situations", component: ErrorMessage, args: { error: null } });

const amends = defineAmends({
  actions: {
    upgrade: "#plans",
    request_access: "#access",
    contact_support: "#support",
    start_over: "#start",
    revise_content: "#revise",
    go_back: "#back",
  },
});

/** A row beside what failed, and in place of a page. */
function situation(id: string, { label, href, isTimed = false, never }: Expectation) {
  const error = { isError: true, error: faultFor(id), refetch: () => Promise.resolve() };
  return {
    render: () => (
      <AmendsProvider value={amends}>
        <ErrorMessage error={error} />
        <ErrorPage error={error} role="none" />
      </AmendsProvider>
    ),
    play: async ({ canvasElement }: { readonly canvasElement: HTMLElement }) => {
      const canvas = within(canvasElement);
      await expect(canvas.getByRole("heading", { level: 1 })).toHaveTextContent(
        `${canvas.getByRole("alert").firstElementChild?.textContent}`,
      );
      const actions = [...canvasElement.querySelectorAll("[data-amends-part=action]")];
      await expect(actions.map((action) => action.getAttribute("href"))).toEqual([href ?? null, href ?? null]);
      for (const action of actions) await expect(action).toHaveAccessibleName(label);
      await expect(canvasElement.querySelectorAll("[role=timer]")).toHaveLength(isTimed ? 2 : 0);
      if (never) await expect(canvasElement).not.toHaveTextContent(never);
    },
  };
}

interface Expectation {
  /** Of what there is to do, which is a link if it has an `href`. */
  readonly label: string;
  readonly href?: string;
  /** Whether it says how long to wait. */
  readonly isTimed?: boolean;
  /** What no word may suggest. */
  readonly never?: RegExp;
}

/** The number of things at one time, or money: no waiting changes it, so no time is shown. */
export const Quota = meta.story(
  situation("prisma-airs/429/quota_reached", {
    label: "Upgrade plan",
    href: "#plans",
    never: /second|minute|tomorrow/i,
  }),
);

export const Permission = meta.story(
  situation("prisma-airs/403/insufficient_permissions", { label: "Request access", href: "#access" }),
);

/** With the reason, which only the server knows. */
export const Governance = meta.story(
  situation("prism-io/governance_error/422/unknown-code", { label: "Revise content", href: "#revise" }),
);

/** Nothing says that something might be there and hidden. */
export const NotFound = meta.story(
  situation("prism-io/not_found/404", { label: "Go back", href: "#back", never: /permi|access|hidden|allowed/i }),
);

export const Offline = meta.story(situation("client/offline", { label: "Try again" }));

export const Timeout = meta.story(situation("client/timeout", { label: "Try again" }));

/** What a gateway gave up on may still be running, so only the person tries again. */
export const GatewayTimeout = meta.story(situation("prisma-airs/504/scan_timeout", { label: "Try again" }));

export const Maintenance = meta.story(situation("prisma-airs/503/maintenance", { label: "Try again", isTimed: true }));

export const Handoff = meta.story(
  situation("prism-io/invalid_handoff_token/401", { label: "Start over", href: "#start" }),
);

// What an app writes: it asks for the plan's limits where it has use for them, and names them in its own words.
const names: Record<string, string> = {
  brands: "Brands",
  seats: "Seats",
  generations_per_month: "Generations a month",
};

async function loadPlanLimits(url: string): Promise<PlanLimit[]> {
  const { limits } = await (await throwIfFault(await fetch(url))).json();
  return Object.entries(limits as Record<string, number>).map(([key, value]) => ({ label: names[key] ?? key, value }));
}

function WithPlan({ url, children }: { readonly url: string; readonly children: ReactNode }): ReactElement {
  const plan = useQuery({ queryKey: ["plan", url], queryFn: () => loadPlanLimits(url) });
  return (
    <AmendsProvider value={amends} planLimits={plan.data}>
      {children}
      <div data-testid="plan" data-status={plan.status} hidden />
    </AmendsProvider>
  );
}

function Tier({ as = "" }: { readonly as?: string }): ReactElement {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  const error = faultFor("prism-io/tier_limit_exceeded/400");
  return (
    <QueryClientProvider client={client}>
      <WithPlan url={`https://contract.example/api/v1/capabilities${as && `?as=${as}`}`}>
        <ErrorMessage error={error} />
        <ErrorPage error={error} role="none" />
      </WithPlan>
    </QueryClientProvider>
  );
}

const parameters = { msw: { handlers: contractHandlers() } };

/** With what the plan allows, since the app supplies it. */
export const TierLimit = meta.story({
  parameters,
  render: () => <Tier />,
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByRole("definition")).map(({ textContent }) => textContent)).toEqual([
      ...["3", "5", "500"],
      ...["3", "5", "500"],
    ]);
    await expect(canvas.getAllByRole("link", { name: "Upgrade plan" })).toHaveLength(2);
  },
});

/** Without limits the message is what it was: their own failure is no second one. */
function tierWithout(as: string) {
  return {
    parameters,
    render: () => <Tier as={as} />,
    play: async ({ canvasElement }: { readonly canvasElement: HTMLElement }) => {
      const canvas = within(canvasElement);
      await waitFor(() => expect(canvas.getByTestId("plan")).toHaveAttribute("data-status", "error"));
      await expect(canvas.queryByRole("definition")).toBeNull();
      await expect(canvas.getAllByRole("link", { name: "Upgrade plan" })).toHaveLength(2);
      await expect(canvas.getAllByRole("alert")).toHaveLength(1);
    },
  };
}

export const TierLimitSignedOut = meta.story(tierWithout("prism-io/token_expired/401"));

export const TierLimitRateLimited = meta.story(tierWithout("prism-io/rate_limit_exceeded/429"));

export const TierLimitWithoutCapabilities = meta.story(tierWithout("prism-io/not_found/404"));
