import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, defineAmends, isFault, prismIo } from "../../src/core/index.ts";
import { contractRow, contractRows, errorFor, faultFor, responseFor, thrownRows } from "../../src/testing/index.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("faultFor", () => {
  it.each([...contractRows, ...thrownRows].map((row) => [row.id, row] as const))("makes a fault of %s", (id, row) => {
    expect(isFault(faultFor(row))).toBe(true);
    expect(faultFor(id)).toEqual(faultFor(row));
  });

  it("classifies as the app would", () => {
    expect(faultFor("prism-io/validation_error/422")).toMatchObject({
      type: "invalid_request_error",
      code: "validation_error",
      remedy: "fix_input",
      message: "Field required",
    });
  });

  it("measures Retry-After from now", () => {
    expect(faultFor("prism-io/rate_limit_exceeded/429").retryAt).toBe(1_020_000);
  });

  it("replaces single members", () => {
    const fault = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: 5, requestId: "req-41" });
    expect(fault).toEqual({ ...faultFor("prism-io/rate_limit_exceeded/429"), retryAt: 5, requestId: "req-41" });
  });

  it("freezes what it makes", () => {
    expect(Object.isFrozen(faultFor("http/502", { requestId: "req-41" }))).toBe(true);
  });

  it("makes faults that a hook takes as they are", () => {
    const fault = faultFor("http/502", { requestId: "req-41" });
    expect(classify(fault)).toEqual(fault);
  });

  it("reads with the given configuration", () => {
    const amends = defineAmends({ apis: [{ envelope: prismIo, codes: { not_found: { remedy: "contact_support" } } }] });
    expect(faultFor("prism-io/not_found/404", {}, amends).remedy).toBe("contact_support");
  });

  it("refuses an id that no row has", () => {
    expect(() => faultFor("prism-io/teapot")).toThrow(RangeError);
  });

  it("refuses overrides outside the vocabulary", () => {
    expect(() => faultFor("http/502", { remedy: "pray" as never })).toThrow(TypeError);
  });
});

describe("errorFor", () => {
  it("has what an HTTP client keeps of an answer, and none of the server's words in its message", () => {
    const row = contractRow("prism-io/rate_limit_exceeded/429");
    const error = errorFor(row);
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe("Request failed with status code 429");
    expect(error).toMatchObject({
      response: { status: 429, data: row.body, headers: { "content-type": "application/json", "Retry-After": "20" } },
    });
  });

  it("does not share its body with the row", () => {
    const row = contractRow("prism-io/not_found/404");
    const { response } = errorFor(row) as Error & { response: { data: unknown } };
    expect(response.data).toEqual(row.body);
    expect(response.data).not.toBe(row.body);
  });
});

describe("responseFor", () => {
  it.each(contractRows.map((row) => [row.id, row] as const))("gives %s as fetch does", async (_id, row) => {
    const response = responseFor(row);
    expect(response.status).toBe(row.status);
    expect(response.headers.get("content-type")).toBe(row.contentType);
    for (const [name, value] of Object.entries(row.headers)) expect(response.headers.get(name)).toBe(value);
    const text = await response.text();
    expect(typeof row.body === "string" ? text : JSON.parse(text)).toEqual(row.body);
  });
});
