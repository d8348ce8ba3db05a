import { expect, it, vi } from "vitest";

/**
 * A page may have the package twice: as an app's own and a widget's dependency, or bundled into both. Others met it
 * with `instanceof` (modelcontextprotocol/typescript-sdk#2384, teambit/bit#10584, temporalio/sdk-typescript#1166).
 */
async function copy(): Promise<typeof import("../../src/core/index.ts")> {
  vi.resetModules();
  return await import("../../src/core/index.ts");
}

const answer = (): Error =>
  Object.assign(new Error("m"), {
    config: { url: "https://api.example/users" },
    response: {
      status: 422,
      headers: {},
      data: {
        error: { code: "validation_error", message: "Taken", param: "email", type: "invalid_request_error" },
      },
    },
  });

it("a fault of another copy is a fault, and has its cause", async () => {
  const [one, other] = [await copy(), await copy()];
  const error = answer();
  const fault = other.classify(error);

  expect(one.classify).not.toBe(other.classify);
  expect(one.isFault(fault)).toBe(true);
  expect(one.causeOf(fault)).toBe(error);
});

it("an error that another copy threw is judged by the configuration of the one that shows it", async () => {
  const [one, other] = [await copy(), await copy()];
  const thrown = new other.FaultError(other.classify(answer()));
  const amends = one.defineAmends({
    apis: [
      {
        origin: "https://api.example",
        envelope: one.prismIo,
        codes: { validation_error: { remedy: "contact_support" } },
      },
    ],
  });

  expect(one.classify(thrown, amends)).toMatchObject({
    code: "validation_error",
    remedy: "contact_support",
    message: "Taken",
    violations: [{ param: "email" }],
  });
});

it("a Response that another copy has read is not judged by its status alone", async () => {
  const [one, other] = [await copy(), await copy()];
  const body = { error: { code: "not_found", message: "m", param: null, type: "not_found_error" } };
  const thrown: unknown = await other.throwIfFault(Response.json(body, { status: 404 })).catch((error) => error);

  expect(one.classify(thrown)).toMatchObject({ code: "not_found", envelope: "prism-io" });
  expect(one.classify(thrown, one.defineAmends())).toMatchObject({ code: "not_found", envelope: "prism-io" });
});

it("nothing of it is seen on the fault itself", async () => {
  const { classify } = await copy();

  expect(Object.getOwnPropertySymbols(classify(answer()))).toEqual([]);
});

it("works where the place for it is taken, or may not be written", async () => {
  const place = Symbol.for("amends.faults");
  const page = globalThis as unknown as Record<symbol, unknown>;
  const before = page[place];
  try {
    page[place] = "something else";
    const { classify, isFault } = await copy();
    expect(isFault(classify(answer()))).toBe(true);
  } finally {
    page[place] = before;
  }
});
