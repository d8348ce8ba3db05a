// @vitest-environment jsdom
import { dehydrate, HydrationBoundary, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { classify, defineAmends, defineEnvelope, FaultError, throwIfFault } from "../../src/core/index.ts";
import { read } from "../../src/core/read.ts";
import { AmendsProvider, ErrorMessage } from "../../src/index.ts";

import { httpError, prismBody } from "../core/http-error.ts";

const refused = httpError(422, prismBody("invalid_request_error", "validation_error", "Too long by half", "name"));

function Brands() {
  const { error } = useQuery({ queryKey: ["brands"], queryFn: () => [], enabled: false, retryOnMount: false });
  return error && <ErrorMessage error={error} />;
}

/** A cache whose query failed, as text: what a server sends along, and what a persister writes down. */
async function storedCache(error: Error): Promise<string> {
  const client = new QueryClient();
  await client.prefetchQuery({ queryKey: ["brands"], queryFn: () => Promise.reject(error), retry: false });
  const state = dehydrate(client, { shouldDehydrateQuery: () => true, shouldRedactErrors: () => false });
  return JSON.stringify(state);
}

it("a failed query shows the words that it had, once its cache was stored and read again", async () => {
  const stored = await storedCache(new FaultError(classify(refused)));
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <HydrationBoundary state={JSON.parse(stored)}>
        <Brands />
      </HydrationBoundary>
    </QueryClientProvider>,
  );
  expect(screen.getByText("Too long by half")).toBeTruthy();
  const before = render(<ErrorMessage error={new FaultError(classify(refused))} />);
  expect(container.textContent).toBe(before.container.textContent);
});

it("a provider's configuration says what throwIfFault made without it", async () => {
  const envelope = defineEnvelope({
    name: "acme",
    rows: { seats: { type: "permission_error", remedy: "upgrade" } },
    read: (body) => (read(body, "reason") === "seats" ? { code: "seats" } : null),
  });
  const amends = defineAmends({ apis: [{ envelope }], actions: { upgrade: "/plans" } });
  const response = Response.json({ reason: "seats" }, { status: 403 });
  const error: unknown = await throwIfFault(response).catch((thrown: unknown) => thrown);
  render(
    <AmendsProvider value={amends}>
      <ErrorMessage error={error} />
    </AmendsProvider>,
  );
  expect(screen.getByRole("link")).toHaveProperty("pathname", "/plans");
});
