import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AmendsConfig, defineAmends, type Fault, prismIo } from "../../src/core/index.ts";
import { createApiFetch, createCooldowns, createSession } from "../../src/recovery/index.ts";
import { contractRow, responseFor } from "../../src/testing/index.ts";
import { wrappings } from "../wrappings.ts";
import { origin } from "./api.ts";
import { fakeBrowser } from "./browser.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  fakeBrowser();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A fetch of an app whose network answers once with a row, and then well. */
function fetchOnce(config: AmendsConfig, row: string) {
  const answers = [responseFor(contractRow(row))];
  const network = vi.fn<typeof fetch>(async () => answers.pop() ?? new Response("{}"));
  return { network, fetch: createApiFetch(defineAmends(config), { fetch: network }) };
}

describe.each(wrappings)("what an app passes on %s", (_, wrap) => {
  it("is a session that is refreshed all the same", async () => {
    const refresh = vi.fn(async () => {});
    const session = wrap(createSession({ refresh }));
    session.start("ada");
    const { fetch, network } = fetchOnce(
      { apis: [{ origin, envelope: prismIo, session }] },
      "prism-io/token_expired/401",
    );
    expect((await fetch(`${origin}/me`)).status).toBe(200);
    expect(refresh).toHaveBeenCalledOnce();
    expect(network).toHaveBeenCalledTimes(2);
  });

  it("are cooldowns that close a scope all the same", async () => {
    const cooldowns = wrap(createCooldowns({ maxWait: 0 }));
    const { fetch, network } = fetchOnce({ cooldowns }, "prism-io/rate_limit_exceeded/429");
    expect((await fetch(origin)).status).toBe(429);
    expect(cooldowns.open()).toHaveLength(1);
    expect(cooldowns.reopensAt(cooldowns.open()[0] as Fault)).not.toBeNull();
    await expect(fetch(origin)).rejects.toMatchObject({ name: "FaultError" });
    expect(network).toHaveBeenCalledOnce();
  });

  it("is a whole configuration", async () => {
    const refresh = vi.fn(async () => {});
    const session = createSession({ refresh });
    session.start("ada");
    const config = wrap({ apis: [wrap({ origin, envelope: prismIo, session })], actions: wrap({ upgrade: "/plans" }) });
    const { fetch } = fetchOnce(config, "prism-io/token_expired/401");
    expect((await fetch(`${origin}/me`)).status).toBe(200);
    expect(refresh).toHaveBeenCalledOnce();
    expect(defineAmends(config).actions).toEqual({ upgrade: "/plans" });
  });
});
