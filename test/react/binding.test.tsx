// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Amends, type ApiConfig, defineAmends, type Fault, prismIo } from "../../src/core/index.ts";
import { AmendsProvider, SignInPrompt, useCooldown, useFault, useRemedy, useSession } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { httpError, prismBody } from "../core/http-error.ts";
import { handMadeCooldowns } from "./hand-made-cooldowns.ts";
import { handMadeSession } from "./hand-made-session.ts";

const now = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

const gateway = "https://gw.example";

/** Two backends behind one gateway, and the page's own. */
function appWith(open: readonly Fault[] = []) {
  const orders = handMadeSession({ status: "active", waiting: 1 }, "orders");
  const archive = handMadeSession({ status: "active", waiting: 2 }, "archive");
  const own = handMadeSession({ status: "active", waiting: 3 }, "own");
  const apis: ApiConfig[] = [
    { origin: `${gateway}/orders`, envelope: prismIo, session: orders },
    { origin: `${gateway}/orders/archive`, envelope: prismIo, session: archive },
    { origin: "self/api", envelope: prismIo, session: own },
  ];
  const cooldowns = handMadeCooldowns(() => ({ at: now + 20_000, estimated: false }), open);
  const amends = defineAmends({ apis, cooldowns }) as Amends;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <AmendsProvider value={amends}>
      <SignInPrompt session={orders} href="/in" />
      <SignInPrompt session={own} href="/in" />
      {children}
    </AmendsProvider>
  );
  return { wrapper, amends, orders, archive, own };
}

const revokedAt = (url: string) => httpError(401, prismBody("authentication_error", "token_revoked"), { url });

describe("useSession", () => {
  it.each([
    [`${gateway}/orders`, 1],
    ["HTTPS://GW.example:443/orders/", 1],
    [`${gateway}/orders/7?page=2`, 1],
    [`${gateway}/orders/archive`, 2],
    ["self/api", 3],
    [`${location.origin}/api/7`, 3],
    [gateway, 0],
    [`${gateway}/orders-archive`, 0],
    ["self", 0],
    ["", 0],
    ["junk", 0],
  ])("is of whom the address belongs to: %s", (address, waiting) => {
    const { wrapper } = appWith();
    expect(renderHook(() => useSession(address), { wrapper }).result.current.waiting).toBe(waiting);
  });
});

describe("useRemedy", () => {
  it("offers a sign-in at the API that refused, by its own address", async () => {
    const { wrapper, orders, own } = appWith();
    const at = (url: string) => renderHook(() => useRemedy(revokedAt(url)), { wrapper }).result;
    const ofOrders = at(`${gateway}/orders/7`);
    await act(async () => void ofOrders.current?.run?.());
    expect([orders.calls, own.calls]).toEqual([["interrupt"], []]);
    const ofPage = at("/api/7");
    await act(async () => void ofPage.current?.run?.());
    expect(own.calls).toEqual(["interrupt"]);
  });

  it("offers none for a neighbour on the gateway", () => {
    const { wrapper } = appWith();
    const error = revokedAt(`${gateway}/orders-archive/7`);
    expect(renderHook(() => useFault(error), { wrapper }).result.current).toMatchObject({ remedy: "sign_in" });
    expect(renderHook(() => useRemedy(error), { wrapper }).result.current).toBeNull();
  });
});

describe("useCooldown", () => {
  const closedAt = (origin: string | null) =>
    faultFor("prism-io/rate_limit_exceeded/429", { retryAt: now + 20_000, origin });

  it.each<[string, string | null, boolean]>([
    [`${gateway}/orders`, `${gateway}/orders`, true],
    ["HTTPS://GW.example/orders/", `${gateway}/orders`, true],
    ["self/api", `${location.origin}/api`, true],
    [`${gateway}/public/`, gateway, true],
    [gateway, `${gateway}/orders`, false],
    [`${gateway}/orders/archive`, `${gateway}/orders`, false],
    ["junk", null, false],
  ])("of %s is what is open there, not elsewhere: %s", (scope, origin, isClosed) => {
    const { wrapper } = appWith([closedAt(origin)]);
    expect(renderHook(() => useCooldown(scope), { wrapper }).result.current).toEqual(
      isClosed ? { at: now + 20_000, estimated: false } : null,
    );
  });
});
