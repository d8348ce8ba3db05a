import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, defineAmends, FaultError, isFault } from "../../src/core/index.ts";
import { explain } from "../../src/explain/index.ts";
import { app, axiosError, failures, prismError } from "./failures.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("explain", () => {
  it.each(failures)("reads as a colleague would say it: %s", (name, make) => {
    expect(explain(make(), app).text).toMatchSnapshot(name);
  });

  it("gives a frozen fault and a frozen trace", () => {
    const { fault, trace } = explain(axiosError({ status: 404, body: "" }), app);

    expect(isFault(fault)).toBe(true);
    expect(Object.isFrozen(trace)).toBe(true);
    expect(trace.every(Object.isFrozen)).toBe(true);
  });

  it("gives null for a success that nobody threw", () => {
    const { fault, text } = explain({ error: { status_code: 200, message: "" } }, app);

    expect(fault).toBeNull();
    expect(text).toContain("No failure");
  });

  it("walks anew what was classified before, and leaves that alone", () => {
    const error = axiosError({ status: 404, body: "" });
    const known = classify(error, app);

    expect(explain(error, app).trace.length).toBeGreaterThan(3);
    expect(classify(error, app)).toBe(known);
  });

  it("says of a fault of this very configuration how it came about", () => {
    const error = axiosError({ status: 422, body: prismError("validation_error", "invalid_request_error", "email") });
    const { text, fault } = explain(new FaultError(classify(error, app)), app);

    expect(text).toContain("prism-io reads the body at `response.data`");
    expect(fault).toEqual(classify(error, app));
  });

  it("says it too of a fault that an error wraps", () => {
    const error = axiosError({ status: 422, body: prismError("validation_error", "invalid_request_error", "email") });
    const wrapper = new Error("Could not save", { cause: new FaultError(classify(error, app)) });

    expect(explain(wrapper, app).text).toContain("prism-io reads the body at `response.data`");
  });

  it("says of a fault that came as data that nothing more is known", () => {
    const data: unknown = JSON.parse(JSON.stringify(classify(axiosError({ status: 404, body: "" }), app)));

    expect(explain(data, app).text).toContain("cannot be reached");
  });

  it("tells paths of what is kept deep, or parsed from text", () => {
    const body = JSON.stringify(prismError("token_expired", "authentication_error"));
    const error = Object.assign(new Error("m"), { response: { status: 401, headers: {}, bodyText: body } });
    const { trace } = explain(error, app);

    expect(trace.find(({ text }) => text.startsWith("prism-io reads"))?.path).toBe("response.bodyText");
  });

  it.each([
    ["a place that nobody bound", defineAmends(), "unheard_of", "the app has not bound the place"],
    ["a bound place whose envelope vouches for none", app, "tier_limit_exceeded", "does not declare them safe"],
    ["a type that is not about what a person wrote", app, "not_found", "help nobody in front of the screen"],
  ])("says why words are withheld: %s", (_, amends, code, reason) => {
    const type = code === "not_found" ? "not_found_error" : "invalid_request_error";
    const status = code === "not_found" ? 404 : 400;

    expect(explain(axiosError({ status, body: prismError(code, type) }), amends).text).toContain(reason);
  });

  it("says that headers made a limit of a 403", () => {
    const error = axiosError({ status: 403, body: "", headers: { "x-ratelimit-remaining": "0" } });

    expect(explain(error, defineAmends()).text).toContain("as its headers say that a limit is used up");
  });
});
