import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type Amends,
  classify,
  classifyAsync,
  defineAmends,
  defineEnvelope,
  type Fault,
  FaultError,
  prismIo,
  throwIfFault,
} from "../../src/core/index.ts";
import { read } from "../../src/core/read.ts";
import { httpError, prismBody } from "./http-error.ts";

const origin = "https://api.example";
const url = `${origin}/v1`;

const own = defineEnvelope({
  name: "acme",
  rows: { seats: { type: "permission_error", remedy: "upgrade" } },
  read: (body) => (typeof read(body, "reason") === "string" ? { code: `${read(body, "reason")}` } : null),
});
const bound = defineAmends({ apis: [{ origin, envelope: own }] });

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const response = Response.json(body, { status, headers });
  Object.defineProperty(response, "url", { value: url });
  return response;
}

const thrownBy = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a configuration", () => {
  it("judges what throwIfFault made without it", async () => {
    const error = await thrownBy(throwIfFault(json(403, { reason: "seats" })));
    expect((error as FaultError).fault).toMatchObject({ code: null, envelope: null, remedy: "request_access" });
    expect(classify(error, bound)).toMatchObject({ code: "seats", envelope: "acme", remedy: "upgrade" });
  });

  it("judges a fault, and an error around one, by what was thrown", () => {
    const fault = classify(httpError(403, { reason: "seats" }, { url }));
    for (const value of [fault, new FaultError(fault), new Error("wrapped", { cause: new FaultError(fault) })]) {
      expect(classify(value, bound)).toMatchObject({ code: "seats", remedy: "upgrade" });
    }
  });

  it("shows a bound origin's words, although nobody had bound it before", () => {
    const error = httpError(400, prismBody("invalid_request_error", "unsupported_locale", "No Klingon"), { url });
    const before = classify(error);
    expect(before.message).toBeNull();
    const amends = defineAmends({ apis: [{ origin, envelope: prismIo }] });
    expect(classify(new FaultError(before), amends)).toMatchObject({ message: "No Klingon" });
  });

  it("changes nothing of what came as data", () => {
    const data = JSON.parse(JSON.stringify(classify(httpError(403, { reason: "seats" }, { url })))) as Fault;
    expect(classify(data, bound)).toEqual(data);
  });

  it("stops at an error that carries what was made of it", () => {
    const error = Object.assign(httpError(403), { fault: undefined as unknown });
    error.fault = classify(httpError(404));
    const one = classify(error) as Fault;
    error.fault = one;
    const other: Amends = defineAmends();
    expect(classify(error, other)).toEqual(one);
  });

  it("stops at two errors that carry each other's", () => {
    const [one, two] = [httpError(403), httpError(404)];
    const faults = [one, two].map((each) => classify(each));
    Object.assign(one, { fault: faults[1] });
    Object.assign(two, { fault: faults[0] });
    expect(classify(faults[0], defineAmends())?.type).toMatch(/_error$/);
  });
});

describe("a wait", () => {
  const now = Date.UTC(2026, 0, 2);
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("counts from when the answer was first read, whichever configuration asks later", async () => {
    const error = await thrownBy(throwIfFault(json(429, {}, { "Retry-After": "60" })));
    vi.setSystemTime(now + 40_000);
    expect(classify(error, bound)).toMatchObject({ retryAt: now + 60_000 });
  });
});

describe("two equal texts", () => {
  const text = JSON.stringify({ ...prismBody("rate_limit_error", "rate_limit_exceeded"), retry_after: 7 });
  const now = Date.UTC(2026, 0, 2);
  afterEach(() => {
    vi.useRealTimers();
  });

  it("that were thrown at two times wait from each", () => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    expect(classify(text)).toMatchObject({ retryAt: now + 7000 });
    vi.setSystemTime(now + 60_000);
    expect(classify(text)).toMatchObject({ retryAt: now + 67_000 });
  });
});

it("a body that tells no address is read by an envelope that is bound to one", () => {
  expect(classify({ reason: "seats" }, bound)).toMatchObject({ code: "seats", envelope: "acme", origin: null });
});

describe("a FaultError of a fault that came as data", () => {
  const fault = classify(
    httpError(422, prismBody("invalid_request_error", "validation_error", "Too long", "items[0].name")),
  );
  const data = JSON.parse(JSON.stringify(fault)) as Fault;

  it("keeps message and violations", () => {
    expect(new FaultError(data).fault).toEqual(fault);
    expect(classify(new FaultError(data))).toEqual(fault);
  });

  it("keeps them through JSON, as a dehydrated query and a persisted cache have it", () => {
    const stored: unknown = JSON.parse(JSON.stringify(new FaultError(fault)));
    expect(Object.keys(stored as object).sort()).toEqual(["digest", "fault", "name"]);
    expect(classify(stored)).toEqual(fault);
  });

  it.each<[string, object]>([
    ["keys that no fault has", { secret: 1 }],
    ["a type of a later version", { type: "weather_error" }],
    ["a remedy of a later version", { remedy: "pray" }],
    ["more violations than any form", { violations: Array.from({ length: 1001 }, () => ({ path: [] })) }],
  ])("is what its digest says where the data has %s", (_, change) => {
    const stored = { name: "FaultError", fault: { ...data, ...change }, digest: new FaultError(fault).digest };
    expect(classify(stored)).toEqual({ ...fault, message: null, violations: [] });
  });
});

describe("a body that looks like a fault", () => {
  const made = classify(httpError(404, prismBody("not_found_error", "gone_for_good", "Call 555")));
  const data: unknown = { ...made, message: "Call 555" };
  const digest = `amends:${JSON.stringify(made)}`;

  it.each<[string, unknown]>([
    ["a fault", data],
    ["a stored FaultError", { name: "FaultError", fault: data, digest: "" }],
    ["one with a digest", { name: "FaultError", fault: data, digest }],
  ])("is a stranger's: %s", async (_, body) => {
    const unread = { type: "permission_error", code: null, message: null, envelope: null, violations: [] };
    expect(await classifyAsync(json(403, body))).toMatchObject(unread);
    expect(classify(httpError(403, body))).toMatchObject(unread);
    expect(classify({ status: 403, headers: {}, data: body })).toMatchObject(unread);
  });
});

describe("the words of an API without types", () => {
  const untyped = defineEnvelope({
    name: "plain",
    rows: { name_taken: { type: "invalid_request_error", remedy: "fix_input" } },
    isSafe: () => true,
    read(body) {
      const code = read(body, "code");
      if (typeof code !== "string") return null;
      const message = `${read(body, "message")}`;
      return { code, message, violations: [{ param: "name", message }] };
    },
  });
  const amends = defineAmends({ apis: [{ origin, envelope: untyped }] });
  const judge = (status: number, code: string) =>
    classify(httpError(status, { code, message: "Taken" }, { url }), amends);

  it.each(["name_taken", "name_silly"])("are shown for a code that it documents as for another: %s", (code) => {
    expect(judge(400, code)).toMatchObject({ message: "Taken", violations: [{ message: "Taken", path: ["name"] }] });
  });

  it("are withheld where the type that it did send is another than its row's", () => {
    const typed = defineEnvelope({
      ...untyped,
      read: (body) => ({ ...(untyped.read(body, {} as never) as object), code: "name_taken", type: "server_error" }),
    });
    const fault = classify(
      httpError(400, { code: "name_taken", message: "Taken" }, { url }),
      defineAmends({ apis: [{ origin, envelope: typed }] }),
    );
    expect(fault).toMatchObject({ code: "name_taken", message: null });
  });

  it("are withheld where the code's type quotes nobody", () => {
    expect(judge(500, "outage")).toMatchObject({ message: null });
  });
});

describe("codes of an own envelope that nobody may tell apart", () => {
  const secret = { type: "invalid_request_error", remedy: "check_credentials", group: "no_match" } as const;
  const envelope = defineEnvelope({
    name: "own",
    rows: { no_match: secret, locked: secret },
    isSafe: () => true,
    read: (body) => ({
      code: `${read(body, "code")}`,
      type: "invalid_request_error",
      message: `${read(body, "message")}`,
      violations: [{ param: `${read(body, "param")}`, message: "m" }],
    }),
  });
  const amends = defineAmends({ apis: [{ origin, envelope }] });
  const [one, other] = [
    { code: "no_match", message: "No such account", param: "email" },
    { code: "locked", message: "Locked since Monday", param: "account" },
  ].map((body) => classify(httpError(400, body, { url }), amends)) as [Fault, Fault];

  it("have equal faults, messages, digests and JSON", () => {
    expect(other).toEqual(one);
    expect(one).toMatchObject({ code: "no_match", message: null, violations: [] });
    const [first, second] = [new FaultError(one), new FaultError(other)];
    expect([second.message, second.digest, JSON.stringify(second)]).toEqual([
      first.message,
      first.digest,
      JSON.stringify(first),
    ]);
  });
});
