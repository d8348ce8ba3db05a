import { describe, expect, it, vi } from "vitest";
import {
  causeOf,
  classify,
  classifyAsync,
  defineAmends,
  FaultError,
  prismIo,
  throwIfFault,
} from "../../src/core/index.ts";
import { isUnread } from "../../src/core/unread.ts";
import { flawsOf } from "./fault-flaws.ts";
import { errorWithEverywhere, everywhere, oddValues, revoked } from "./hostile-values.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const notFound = prismBody("not_found_error", "not_found");

function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    status: 404,
    ...init,
    headers: { "content-type": "application/json", ...init.headers },
  });
}

describe("classifyAsync", () => {
  it.each<[string, () => unknown]>([
    ["a Response", () => json(notFound)],
    [
      "a Response without a content type",
      () => new Response(new TextEncoder().encode(JSON.stringify(notFound)), { status: 404 }),
    ],
    ["ky 1's error", () => Object.assign(new Error("m"), { response: json(notFound) })],
    ["axios' error with a Blob", () => httpError(404, new Blob([JSON.stringify(notFound)]))],
    ["axios' error with a File", () => httpError(404, new File([JSON.stringify(notFound)], "a.json"))],
    ["Supabase's error", () => Object.assign(new Error("m"), { context: json(notFound) })],
    ["an error with a Response as its data", () => Object.assign(new Error("m"), { data: json(notFound) })],
    ["an error caused by a Response", () => new Error("m", { cause: json(notFound) })],
    [
      "an error caused by ky 1's",
      () => new Error("m", { cause: Object.assign(new Error("m"), { response: json(notFound) }) }),
    ],
  ])("reads the body of %s", async (_name, make) => {
    const value = make();
    const fault = await classifyAsync(value);
    expect(fault).toMatchObject({ code: "not_found", type: "not_found_error", status: 404, envelope: "prism-io" });
    expect(flawsOf(fault)).toEqual([]);
  });

  it("reads a Blob by itself", async () => {
    expect(await classifyAsync(new Blob([JSON.stringify(airsBody(429, "API rate limit exceeded"))]))).toMatchObject({
      code: "rate_limit_exceeded",
      status: 429,
    });
  });

  it("replaces what classify said before", async () => {
    const response = json(notFound);
    expect(classify(response)).toMatchObject({ code: null, status: 404 });
    const fault = await classifyAsync(response);
    expect(fault).toMatchObject({ code: "not_found" });
    expect(classify(response)).toBe(fault);
  });

  it("finds a failure under a 200", async () => {
    const response = json(airsBody(403, "Account quota exceeded"), { status: 200 });
    expect(classify(response)).toBeNull();
    expect(await classifyAsync(response)).toMatchObject({
      type: "permission_error",
      code: "quota_exceeded",
      status: 403,
    });
    expect(classify(response)).toMatchObject({ code: "quota_exceeded" });
  });

  it("gives null for a success", async () => {
    expect(await classifyAsync(json(airsBody(200), { status: 200 }))).toBeNull();
    expect(await classifyAsync(json({ id: 7 }, { status: 201 }))).toBeNull();
    expect(await classifyAsync(new Response(null, { status: 204 }))).toBeNull();
  });

  it("gives the same fault for the same value, however often and at once", async () => {
    const response = json(notFound);
    const [one, two] = await Promise.all([classifyAsync(response), classifyAsync(response)]);
    expect(two).toBe(one);
    expect(await classifyAsync(response)).toBe(one);
  });

  it("keeps two configurations apart", async () => {
    const bound = defineAmends({ apis: [{ origin: "https://api.example", envelope: prismIo }] });
    const response = Object.assign(json(prismBody("invalid_request_error", "odd", "Odd words"), { status: 400 }));
    const error = Object.assign(new Error("m"), { response, config: { url: "https://api.example/x" } });
    const [plain, trusted] = await Promise.all([classifyAsync(error), classifyAsync(error, bound)]);
    expect(plain?.message).toBeNull();
    expect(trusted?.message).toBe("Odd words");
    expect(classify(error).message).toBeNull();
    expect(classify(error, bound).message).toBe("Odd words");
  });

  it("leaves the body for whoever reads it next", async () => {
    const response = json(notFound);
    await classifyAsync(response);
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toEqual(notFound);
  });

  it("keeps what it read after somebody used the body", async () => {
    const response = json(notFound);
    const fault = await classifyAsync(response);
    await response.text();
    expect(await classifyAsync(response)).toBe(fault);
    expect(await classifyAsync(response, defineAmends())).toMatchObject({ code: "not_found" });
  });

  it("reads a body once, whatever it is found in", async () => {
    const clone = vi.spyOn(Response.prototype, "clone");
    const response = json(notFound);
    const found = [response, Object.assign(new Error("m"), { response }), new Error("m", { cause: response })];
    const faults = await Promise.all(found.map((value) => classifyAsync(value)));
    expect(faults.map((fault) => fault?.code)).toEqual(["not_found", "not_found", "not_found"]);
    expect(clone).toHaveBeenCalledTimes(1);
    clone.mockRestore();
  });

  it("waits for what is being read, even where somebody uses the body meanwhile", async () => {
    const response = json(notFound);
    const first = classifyAsync(response);
    const used = response.json();
    const second = classifyAsync(Object.assign(new Error("m"), { response }));
    expect(await second).toMatchObject({ code: "not_found" });
    expect(await first).toMatchObject({ code: "not_found" });
    expect(await used).toEqual(notFound);
  });

  it("tells the thrown value as the cause", async () => {
    const response = json(notFound);
    const fault = await classifyAsync(response);
    expect(fault && causeOf(fault)).toBe(response);
  });

  it("gives a fault back as it is", async () => {
    const fault = classify(httpError(503));
    expect(await classifyAsync(fault)).toBe(fault);
    expect(await classifyAsync(new FaultError(fault, { cause: json(notFound) }))).toBe(fault);
  });

  it.each(oddValues)("never rejects: %s", async (_name, make) => {
    for (const value of [make(), everywhere(make()), errorWithEverywhere(make())]) {
      const fault = await classifyAsync(value);
      expect(fault === null ? [] : flawsOf(fault)).toEqual([]);
    }
  });

  it.each(["Response", "Blob", "File"])("never rejects: an object that only says it is a %s", async (tag) => {
    const pretender = { [Symbol.toStringTag]: tag, status: 404, headers: {}, bodyUsed: false, body: {} };
    expect(await classifyAsync(pretender)).toMatchObject({ status: 404 });
    expect(await classifyAsync({ ...pretender, clone: () => revoked(), slice: () => revoked() })).toMatchObject({
      status: 404,
    });
    expect(await classifyAsync({ ...pretender, clone: null, slice: null })).toMatchObject({ status: 404 });
  });
});

describe("isUnread", () => {
  it("is true for a body that nobody has read", () => {
    expect(isUnread(json(notFound))).toBe(true);
    expect(isUnread(httpError(404, new Blob(["{}"])))).toBe(true);
    expect(isUnread(new Error("m", { cause: json(notFound) }))).toBe(true);
  });

  it.each<[string, unknown]>([
    ["what has no body", new Response(null, { status: 404 })],
    ["what is no answer", new Error("m")],
    ["a parsed body", httpError(404, notFound)],
    ["a string", "boom"],
    ["null", null],
    ["a revoked proxy", revoked()],
  ])("is false for %s", (_name, value) => {
    expect(isUnread(value)).toBe(false);
  });

  it("is false once the body was read", async () => {
    const response = json(notFound);
    await classifyAsync(response);
    expect(isUnread(response)).toBe(false);
  });

  it.each<[string, () => Response]>([
    ["was too long", () => new Response("x".repeat(300_000), { status: 500 })],
    ["is no JSON under a 200", () => new Response("fine")],
    [
      "broke off",
      () =>
        new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("x")) }), { status: 500 }),
    ],
    [
      "is locked",
      () => {
        const response = json(notFound);
        response.body?.getReader();
        return response;
      },
    ],
  ])("is false once reading it was tried, though it %s", async (_name, make) => {
    const response = make();
    await classifyAsync(response);
    expect(isUnread(response)).toBe(false);
  });
});

describe("throwIfFault", () => {
  it("gives a good Response back, unread", async () => {
    const response = json({ id: 7 }, { status: 200 });
    expect(await throwIfFault(response)).toBe(response);
    expect(await response.json()).toEqual({ id: 7 });
  });

  it("throws the fault of a bad one", async () => {
    const response = json(notFound);
    const error: unknown = await throwIfFault(response).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FaultError);
    expect(error).toMatchObject({ fault: { code: "not_found" }, cause: response });
    expect(classify(error)).toBe((error as FaultError).fault);
  });

  it("throws for a failure under a 200", async () => {
    await expect(throwIfFault(json(airsBody(403), { status: 200 }))).rejects.toBeInstanceOf(FaultError);
  });

  it("reads with the given configuration", async () => {
    const amends = defineAmends({ apis: [{ envelope: prismIo, codes: { not_found: { remedy: "contact_support" } } }] });
    await expect(throwIfFault(json(notFound), amends)).rejects.toMatchObject({ fault: { remedy: "contact_support" } });
  });
});
