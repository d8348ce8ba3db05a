import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, classifyAsync, throwIfFault } from "../../src/core/index.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const notFound = JSON.stringify(prismBody("not_found_error", "not_found"));
const encoder = new TextEncoder();
const chunkSize = 16_384;
/** What may be read of a body, and what a stream has ready beforehand. */
const maxBytes = 262_144 + 4 * chunkSize;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const jsonHeaders = { "content-type": "application/json" };

interface Pulled {
  readonly response: Response;
  bytes(): number;
}

/** A Response that never ends: each chunk is made when it is asked for, and counted. */
function endlessResponse(init: ResponseInit, text = " ".repeat(chunkSize)): Pulled {
  let bytes = 0;
  const chunk = encoder.encode(text);
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      bytes += chunk.length;
      controller.enqueue(chunk);
    },
  });
  return { response: new Response(stream, init), bytes: () => bytes };
}

/** A Response whose body begins so, and then nothing comes any more. */
function stalledResponse(beginning: string): Response {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(beginning)),
  });
  return new Response(stream, { status: 404, headers: jsonHeaders });
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.finally(() => {
    settled = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return settled;
}

describe("a body without end", () => {
  it.each([200, 404, 503])("is read to a bound under a %i", async (status) => {
    const { response, bytes } = endlessResponse({ status, headers: jsonHeaders });
    const fault = await classifyAsync(response);
    expect(fault?.status ?? null).toBe(status === 200 ? null : status);
    expect(bytes()).toBeGreaterThan(chunkSize);
    expect(bytes()).toBeLessThanOrEqual(maxBytes);
  });

  it("is not parsed", async () => {
    const parse = vi.spyOn(JSON, "parse");
    await classifyAsync(endlessResponse({ status: 503 }, `[${"1,".repeat(8000)}`).response);
    expect(parse).not.toHaveBeenCalled();
  });

  it("is not begun where a success is no JSON", async () => {
    const { response, bytes } = endlessResponse({ status: 200, headers: { "content-type": "text/event-stream" } });
    expect(await classifyAsync(response)).toBeNull();
    expect(bytes()).toBeLessThanOrEqual(chunkSize);
    expect(response.bodyUsed).toBe(false);
  });

  it("is not begun where its length is too great", async () => {
    const { response, bytes } = endlessResponse({ status: 404, headers: { "content-length": "50000000" } });
    expect(await classifyAsync(response)).toMatchObject({ status: 404, code: null });
    expect(bytes()).toBeLessThanOrEqual(chunkSize);
  });
});

describe("200,000 levels of JSON", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

  it("are not parsed", async () => {
    const parse = vi.spyOn(JSON, "parse");
    expect(await classifyAsync(new Response(nested(200_000), { status: 502 }))).toMatchObject({ status: 502 });
    expect(parse).not.toHaveBeenCalled();
  });

  it("are read where half of them fit", async () => {
    expect(await classifyAsync(new Response(nested(100_000), { status: 502 }))).toMatchObject({
      type: "server_error",
      status: 502,
      code: null,
    });
  });
});

describe("a Blob of 50 MB", () => {
  it("is read to a bound", async () => {
    const slice = vi.spyOn(Blob.prototype, "slice");
    expect(await classifyAsync(httpError(404, new Blob([notFound, new Uint8Array(50_000_000)])))).toMatchObject({
      status: 404,
      code: null,
    });
    const [blob] = slice.mock.results.map(({ value }) => value as Blob);
    expect(blob?.size).toBeLessThanOrEqual(maxBytes);
  });
});

describe("a Blob of the longest that is read", () => {
  it.each([
    [262_144, "not_found"],
    [262_145, null],
  ])("of %i bytes has the code %s", async (length, code) => {
    const blob = new Blob([notFound, " ".repeat(length - notFound.length)]);
    expect(await classifyAsync(httpError(404, blob))).toMatchObject({ status: 404, code });
  });
});

describe("a body that takes too long", () => {
  it("is waited for 5 seconds, and then the status has to do", async () => {
    const promise = classifyAsync(stalledResponse('{"error":'));
    await vi.advanceTimersByTimeAsync(4999);
    expect(await isSettled(promise)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isSettled(promise)).toBe(true);
    expect(await promise).toMatchObject({ type: "not_found_error", status: 404, code: null, envelope: null });
  });

  it("may trickle: the 5 seconds are those of the whole body", async () => {
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        controller.enqueue(encoder.encode(" "));
      },
    });
    const promise = classifyAsync(new Response(stream, { status: 503 }));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await isSettled(promise)).toBe(true);
    expect(await promise).toMatchObject({ status: 503 });
  });

  it("is read where all of it was there", async () => {
    const promise = classifyAsync(stalledResponse(notFound));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await promise).toMatchObject({ code: "not_found" });
  });

  it("does not keep throwIfFault longer either", async () => {
    const promise = throwIfFault(stalledResponse("")).catch((reason: unknown) => reason);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await promise).toMatchObject({ fault: { status: 404 } });
  });

  it("is waited for once, however many ask", async () => {
    const response = stalledResponse("");
    const first = classifyAsync(response);
    await vi.advanceTimersByTimeAsync(4000);
    const second = classifyAsync(response);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await second).toBe(await first);
  });

  it.each(["Response", "Blob"])("is given up where a %s of somebody else's never answers", async (tag) => {
    const never = () => new Promise<never>(() => {});
    const reader = { read: never, cancel: never };
    const clone = () => ({ body: { getReader: () => reader } });
    const body = { [Symbol.toStringTag]: tag, bodyUsed: false, body: {}, slice: () => ({ text: never }), clone };
    const promise = classifyAsync(
      Object.assign(new Error("m"), { response: { ...body, status: 404, headers: new Headers() } }),
    );
    await vi.advanceTimersByTimeAsync(5000);
    expect(await isSettled(promise)).toBe(true);
  });

  it("leaves no timer behind when it came in time", async () => {
    await classifyAsync(new Response(notFound, { status: 404 }));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("leaves no timer behind when it broke off", async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    await classifyAsync(new Response(stream, { status: 404 }));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a body that cannot be read", () => {
  it("breaks off midway, and the status has to do", async () => {
    let pulls = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ === 0) controller.enqueue(encoder.encode(notFound.slice(0, 20)));
        else controller.error(new TypeError("terminated"));
      },
    });
    expect(await classifyAsync(new Response(stream, { status: 404 }))).toMatchObject({ status: 404, code: null });
  });

  it("was used", async () => {
    const response = new Response(notFound, { status: 404 });
    await response.text();
    expect(await classifyAsync(response)).toMatchObject({ status: 404, code: null });
  });

  it("is locked", async () => {
    const response = new Response(notFound, { status: 404 });
    const reader = response.body?.getReader();
    expect(await classifyAsync(response)).toMatchObject({ status: 404, code: null });
    expect((await reader?.read())?.value).toBeDefined();
  });

  it("is that of a failed fetch", async () => {
    expect(await classifyAsync(Response.error())).toMatchObject({ type: "network_error", status: null });
  });

  it("is that of an opaque Response", async () => {
    const shape = { type: "opaque", status: 0, ok: false, headers: new Headers(), body: null, bodyUsed: false };
    const opaque = Object.assign(Object.create({ [Symbol.toStringTag]: "Response" }), shape) as Response;
    expect(await classifyAsync(opaque)).toMatchObject({ type: "unknown_error", status: null });
    expect(classify(opaque)).toMatchObject({ type: "unknown_error" });
  });

  it("is no UTF-8", async () => {
    const response = new Response(new Uint8Array([0xff, 0xfe, 0x7b, 0x80]), { status: 404 });
    expect(await classifyAsync(response)).toMatchObject({ status: 404, code: null });
  });

  it("comes in pieces of a character", async () => {
    const bytes = encoder.encode(
      JSON.stringify(prismBody("invalid_request_error", "validation_error", "Grüße 👩‍👩‍👧")),
    );
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    expect(await classifyAsync(new Response(stream, { status: 422 }))).toMatchObject({ message: "Grüße 👩‍👩‍👧" });
  });

  it("says success in a failed answer", async () => {
    const response = new Response(JSON.stringify(airsBody(200)), { status: 500 });
    expect(await classifyAsync(response)).toMatchObject({ type: "server_error", status: 500 });
  });
});
