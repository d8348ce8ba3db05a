import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type Amends,
  type AmendsConfig,
  classify,
  defineAmends,
  defineEnvelope,
  type Fault,
} from "../../src/core/index.ts";
import { read } from "../../src/core/read.ts";
import { createCooldowns, retryPolicy } from "../../src/recovery/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";

// What waits for running work to end: its row is `untimed`, and no time for it may be made up.

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("location", { origin: "https://app.example" });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const origin = "https://api.example";
const busy = { type: "rate_limit_error", remedy: "wait", recovery: "cooldown", untimed: true } as const;

const elevenLabs = defineEnvelope({
  name: "eleven-labs",
  rows: { too_many_concurrent_requests: busy },
  read: (body) => {
    const status = read(read(body, "detail"), "status");
    return typeof status === "string" ? { code: status } : null;
  },
});
const twilio = defineEnvelope({
  name: "twilio",
  rows: {},
  read: (body) => (typeof read(body, "code") === "number" ? { code: `${read(body, "code")}` } : null),
});

interface Member {
  readonly config?: AmendsConfig;
  readonly error: () => Error;
}

const answered = (data: unknown): Error =>
  Object.assign(new Error("Too Many Requests"), { response: { status: 429, headers: {}, data } });

const members: readonly (readonly [string, Member])[] = [
  ["Prisma AIRS", { error: () => errorFor(contractRow("prisma-airs/429/too_many_concurrent")) }],
  // https://help.elevenlabs.io/hc/en-us/articles/19571824571921-API-Error-Code-429
  [
    "ElevenLabs, by its envelope's row",
    {
      config: { apis: [{ origin, envelope: elevenLabs }] },
      error: () => answered({ detail: { status: "too_many_concurrent_requests", message: "…" } }),
    },
  ],
  // https://www.twilio.com/docs/api/errors/20429
  [
    "Twilio, by a row that the app adds to its envelope",
    {
      config: { apis: [{ origin, envelope: twilio, codes: { "20429": busy } }] },
      error: () => answered({ code: 20_429, message: "Too Many Requests", status: 429 }),
    },
  ],
  [
    "Twilio, by a row of the app's own",
    {
      config: { apis: [{ origin, envelope: twilio }], codes: { "20429": busy } },
      error: () => answered({ code: 20_429, message: "Too Many Requests", status: 429 }),
    },
  ],
];

/** The fault as this page made it, and as it comes out of a stored cache or a server component. */
function faultsOf({ config, error }: Member): { readonly amends: Amends; readonly made: Fault; readonly data: Fault } {
  const cooldowns = createCooldowns({ random: () => 0 });
  const amends = defineAmends({ ...config, cooldowns }) as Amends;
  const made = classify(Object.assign(error(), { config: { url: origin } }), amends);
  return { amends, made, data: classify(JSON.parse(JSON.stringify(made)), amends) as Fault };
}

describe.each(members)("running work of %s", (_, member) => {
  it.each(["made", "data"] as const)("is given no time, as a fault that was %s", (from) => {
    const { amends, ...faults } = faultsOf(member);
    expect(faults[from]).toMatchObject({ type: "rate_limit_error", retryAt: null, origin });
    expect(amends.cooldowns?.reopensAt(faults[from], amends)).toBeNull();
  });

  it("is not tried again after a time that nobody named, also where it came as data", () => {
    const { amends, data } = faultsOf(member);
    expect(retryPolicy(amends, { maxWait: 3_600_000 }).retry(0, data)).toBe(false);
  });
});

it("a time is still guessed for what is limited by time, where it came as data", () => {
  const { amends, data } = faultsOf({ error: () => errorFor(contractRow("prisma-airs/429/rate_limit_exceeded")) });
  expect(amends.cooldowns?.reopensAt({ ...data, retryAt: null }, amends)).toMatchObject({ estimated: true });
});

it("cooldowns that are asked without a configuration know the row of what was made here", () => {
  const [, member] = members[0] as (typeof members)[number];
  const { amends, made } = faultsOf(member);
  expect(amends.cooldowns?.reopensAt(made)).toBeNull();
});
