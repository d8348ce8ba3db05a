import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type Cooldowns,
  classify,
  defineAmends,
  defineEnvelope,
  prismaAirs,
  prismIo,
  type Session,
} from "../../src/core/index.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const origin = "https://api.example";
const url = `${origin}/brands`;
const session = { getState: () => ({ status: "active", waiting: 0, unsafe: 0 }) } as unknown as Session;
const cooldowns: Cooldowns = { reopensAt: () => null, open: () => [], subscribe: () => () => {} };
const notFound = prismBody("not_found_error", "not_found");

describe("defineAmends", () => {
  it("needs nothing", () => {
    const amends = defineAmends();
    expect(amends).toMatchObject({ codes: {}, actions: {}, cooldowns: null, onFault: null });
    expect(amends.apis.map(({ origin, envelope, session }) => [origin, envelope, session])).toEqual([
      [null, prismIo, null],
      [null, prismaAirs, null],
    ]);
  });

  it("keeps what it is given", () => {
    const onFault = () => {};
    const actions = { upgrade: "/plans", contact_support: () => {} };
    const amends = defineAmends({ apis: [{ origin, envelope: prismIo, session }], actions, cooldowns, onFault });
    expect(amends).toMatchObject({ actions, cooldowns, onFault });
    expect(amends.apis[0]).toMatchObject({ origin, envelope: prismIo, session });
  });

  it("reads what is named first, then each built-in contract once", () => {
    const own = defineEnvelope({ name: "own", rows: {}, read: () => null });
    const names = (apis: Parameters<typeof defineAmends>[0]) =>
      defineAmends(apis).apis.map(({ envelope }) => envelope.name);
    expect(names({ apis: [{ envelope: own }] })).toEqual(["own", "prism-io", "prisma-airs"]);
    expect(names({ apis: [{ envelope: prismaAirs }] })).toEqual(["prisma-airs", "prism-io"]);
    expect(names({ apis: [{ origin, envelope: prismaAirs }] })).toEqual(["prisma-airs", "prism-io", "prisma-airs"]);
  });

  it("writes an origin as a request has it", () => {
    expect(defineAmends({ apis: [{ origin: "HTTPS://API.example:443/", envelope: prismIo }] }).apis[0]?.origin).toBe(
      origin,
    );
  });

  it("freezes what it makes", () => {
    const amends = defineAmends({ apis: [{ origin, envelope: prismIo }], actions: { upgrade: "/plans" } });
    for (const part of [amends, amends.apis, amends.codes, amends.actions, ...amends.apis])
      expect(part).toSatisfy(Object.isFrozen);
    for (const { rows } of amends.apis) expect(rows).toSatisfy(Object.isFrozen);
  });

  it("does not change with what it was given", () => {
    const actions: Record<string, string> = { upgrade: "/plans" };
    const codes = { seat_limit: { type: "permission_error" as const, remedy: "upgrade" as const } };
    const apis = [{ origin, envelope: prismIo, codes: { not_found: { remedy: "contact_support" as const } } }];
    const amends = defineAmends({ apis, codes, actions });
    Object.assign(actions, { upgrade: "/elsewhere" });
    Object.assign(codes, { seat_limit: null });
    Object.assign(apis[0]?.codes ?? {}, { not_found: { remedy: "retry" } });
    apis.pop();
    expect(amends.actions.upgrade).toBe("/plans");
    expect(amends.codes.seat_limit).toMatchObject({ remedy: "upgrade" });
    expect(amends.apis[0]?.rows.not_found).toMatchObject({ remedy: "contact_support" });
  });

  it("works where nobody defines `process`, as in a browser without a bundler", () => {
    const { process } = globalThis;
    let amends: unknown;
    try {
      Reflect.deleteProperty(globalThis, "process");
      amends = defineAmends({ apis: [{ origin, envelope: prismIo }] });
    } finally {
      globalThis.process = process;
    }
    expect(amends).toHaveProperty("apis.length", 3);
  });
});

describe("an API's own rows", () => {
  const amends = defineAmends({
    apis: [
      {
        origin,
        envelope: prismIo,
        codes: {
          not_found: { remedy: "contact_support" },
          token_expired: { recovery: null },
          plan_paused: { type: "permission_error", remedy: "upgrade" },
        },
      },
    ],
  });

  it("override a part of a documented row", () => {
    const fault = classify(httpError(404, notFound, { url }), amends);
    expect(fault).toMatchObject({ type: "not_found_error", remedy: "contact_support", code: "not_found" });
  });

  it("override a recovery with none", () => {
    const error = httpError(401, prismBody("authentication_error", "token_expired"), { url });
    expect(classify(error, amends)).toMatchObject({ recovery: null, remedy: "sign_in" });
  });

  it("add a code", () => {
    const error = httpError(403, prismBody("invalid_request_error", "plan_paused"), { url });
    expect(classify(error, amends)).toMatchObject({ type: "permission_error", remedy: "upgrade", code: "plan_paused" });
  });

  it("say nothing of another origin", () => {
    const error = httpError(404, notFound, { url: "https://other.example/" });
    expect(classify(error, amends)).toMatchObject({ remedy: "go_back" });
  });

  it("say nothing of another envelope", () => {
    const both = defineAmends({
      apis: [{ envelope: prismIo, codes: { not_found: { remedy: "contact_support" } } }, { envelope: prismaAirs }],
    });
    expect(classify(httpError(404, notFound), both)).toMatchObject({ remedy: "contact_support" });
    expect(classify(httpError(404, airsBody(404)), both)).toMatchObject({ code: "not_found", remedy: "go_back" });
  });

  it("say nothing of what has no envelope", () => {
    expect(classify(httpError(404, "<p>", { url }), amends)).toMatchObject({ remedy: "go_back" });
  });

  it("leave the envelope as it was", () => {
    expect(prismIo.rows.not_found).toMatchObject({ remedy: "go_back" });
    expect(prismIo.rows).not.toHaveProperty("plan_paused");
    expect(classify(httpError(404, notFound))).toMatchObject({ remedy: "go_back" });
  });
});

describe("the app's own codes", () => {
  const codes = { seat_limit: { type: "permission_error", remedy: "upgrade" } } as const;

  it("are read in every envelope", () => {
    const amends = defineAmends({ apis: [{ origin, envelope: prismIo }], codes });
    for (const address of [url, "https://other.example/"]) {
      const error = httpError(403, prismBody("permission_error", "seat_limit"), { url: address });
      expect(classify(error, amends)).toMatchObject({ type: "permission_error", remedy: "upgrade" });
    }
  });

  it("yield to those of the API", () => {
    const own = defineEnvelope({ name: "own", rows: {}, read: () => ({ code: "seat_limit" }) });
    const apis = [
      { envelope: own, codes: { seat_limit: { type: "permission_error", remedy: "contact_support" } } },
    ] as const;
    expect(classify(httpError(403, {}), defineAmends({ apis, codes }))).toMatchObject({ remedy: "contact_support" });
  });

  it("may be the kit's", () => {
    const kit = { success_reported_as_error: { type: "unknown_error", remedy: "reload" } } as const;
    expect(classify(httpError(200, airsBody(200)), defineAmends({ codes: kit }))).toMatchObject({
      code: "success_reported_as_error",
      remedy: "reload",
    });
  });
});

describe("the kit's own codes", () => {
  it.each(["stale_chunk", "success_reported_as_error"])("mean nothing when a server sends one: %s", (code) => {
    expect(classify(httpError(422, prismBody("invalid_request_error", code)))).toMatchObject({
      type: "invalid_request_error",
      remedy: "fix_input",
    });
  });
});

describe("defineEnvelope", () => {
  it("freezes what it makes, and leaves what it was given", () => {
    const given = {
      name: "own",
      rows: { odd: { type: "permission_error", remedy: "upgrade" } },
      read: () => null,
    } as const;
    const envelope = defineEnvelope(given);
    expect(envelope).toEqual(given);
    expect([envelope, envelope.rows].every(Object.isFrozen)).toBe(true);
    expect(given).not.toSatisfy(Object.isFrozen);
  });

  it("works where nobody defines `process`", () => {
    const { process } = globalThis;
    let name: string | undefined;
    try {
      Reflect.deleteProperty(globalThis, "process");
      name = defineEnvelope({ name: "own", rows: {}, read: () => null }).name;
    } finally {
      globalThis.process = process;
    }
    expect(name).toBe("own");
  });
});
