import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { classify, classifyAsync } from "../../src/core/index.ts";
import { type ContractRow, contractRows, thrownRows } from "../../src/testing/index.ts";
import { type Meaning, meaningOf, toMeaning } from "./cases.ts";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const check = (property: fc.IAsyncProperty<unknown>) => fc.assert(property, { numRuns: 1000 });

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterAll(() => {
  vi.useRealTimers();
});

const failures = contractRows.filter(({ status, outcome }) => status >= 400 && outcome);

/** What clients put on their errors besides, and which says nothing. */
const noise = fc.record(
  {
    code: fc.constantFrom("ERR_BAD_REQUEST", "ERR_BAD_RESPONSE", undefined, null, ""),
    name: fc.constantFrom("HTTPError", "AxiosError", "FetchError", "ApiError", "e"),
    statusText: fc.constantFrom("", "Nope"),
    ok: fc.constant(false),
    config: fc.constant({ method: "get" }),
    options: fc.constant({ retry: 0 }),
    request: fc.constant({ method: "GET" }),
    cause: fc.constantFrom(undefined, null),
    bodyUsed: fc.constant(true),
    toJSON: fc.constant(() => ({})),
  },
  { requiredKeys: [] },
);

type Making = (members: object) => object;
const errors = fc.constantFrom<Making>(
  (members) => Object.assign(new Error("Request failed"), members),
  (members) => Object.assign(new (class ApiError extends Error {})("Request failed"), members),
);
const objects = fc.constantFrom<Making>(
  (members) => ({ ...members }),
  (members) => Object.assign(Object.create(null), members),
);

/** Nothing around a value, or errors that it caused. */
function wrapping(...keys: readonly string[]): fc.Arbitrary<(value: object) => object> {
  const wrap = (value: object, key: string) => Object.assign(new Error("Could not load the page"), { [key]: value });
  return fc
    .array(fc.constantFrom(...keys), { maxLength: 3 })
    .map((outwards) => (value) => outwards.reduce(wrap, value));
}

const headersAs = fc.constantFrom<(headers: Record<string, string>) => object>(
  (headers) => new Headers(headers),
  (headers) => headers,
  (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value])),
  (headers) => new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
);

const bodyAs = fc.constantFrom<(text: string, body: unknown) => unknown>(
  (text) => text,
  (_, body) => structuredClone(body),
  (text) => new TextEncoder().encode(text),
  (text) => new TextEncoder().encode(text).buffer,
);

function textOf({ body }: ContractRow): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

function headersOf({ headers, contentType }: ContractRow): Record<string, string> {
  return { "Content-Type": contentType, "X-Request-Id": "req-7", ...headers };
}

function expected({ outcome, wordings }: ContractRow): Meaning | null {
  return outcome && { ...toMeaning(outcome, wordings[0]), requestId: "req-7" };
}

/** Members by their path, at each of which an object is made if there is none. */
function build(members: readonly (readonly [place: readonly string[], key: string, value: unknown])[]): object {
  const root: Record<string, unknown> = {};
  for (const [place, key, value] of members) {
    let at = root;
    for (const name of place) {
      at[name] ??= {};
      at = at[name] as Record<string, unknown>;
    }
    at[key] = value;
  }
  return root;
}

/** Which of its parts a client keeps beside the answer instead of in it; an object that is no Error is itself the answer. */
const shapes = fc.oneof(
  fc.record({ make: errors, beside: fc.subarray(["status", "headers", "body"]) }),
  fc.record({ make: objects, beside: fc.constant<string[]>([]) }),
);

describe("a client that nobody listed", () => {
  it("is read wherever it keeps status, headers and body", async () => {
    const layout = fc.record({
      row: fc.constantFrom(...failures),
      shape: shapes,
      answer: fc.constantFrom<string[][]>([], ["response"], ["context"], ["meta", "response"]),
      statusKey: fc.constantFrom("status", "statusCode", "status_code", "httpStatus", "httpStatusCode"),
      statusAs: fc.constantFrom<(status: number) => unknown>((status) => status, String),
      headersKey: fc.constantFrom("headers", "responseHeaders"),
      headersAs,
      bodyKey: fc.constantFrom("data", "_data", "body", "error", "raw", "json", "text", "responseText", "bodyText"),
      bodyAs,
      noise,
      wrap: wrapping("cause", "originalError"),
    });
    await check(
      fc.asyncProperty(layout, async ({ row, shape, answer, ...as }) => {
        const placeOf = (part: string) => (shape.beside.includes(part) ? [] : answer);
        const members = build([
          [placeOf("status"), as.statusKey, as.statusAs(row.status)],
          [placeOf("headers"), as.headersKey, as.headersAs(headersOf(row))],
          [placeOf("body"), as.bodyKey, as.bodyAs(textOf(row), row.body)],
        ]);
        const value = as.wrap(shape.make({ ...as.noise, ...members }));
        expect(meaningOf(classify(value), now)).toEqual(expected(row));
        expect(meaningOf(await classifyAsync(value), now)).toEqual(expected(row));
      }),
    );
  });

  it("is read wherever it leaves an answer that nobody has read", async () => {
    const layout = fc.record({
      row: fc.constantFrom(...failures),
      make: fc.oneof(errors, objects),
      key: fc.constantFrom("response", "context"),
      isBlob: fc.boolean(),
      noise,
      wrap: wrapping("cause"),
    });
    await check(
      fc.asyncProperty(layout, async ({ row, make, key, isBlob, ...as }) => {
        const { status } = row;
        const headers = headersOf(row);
        const answer = isBlob
          ? { status, headers, data: new Blob([textOf(row)]) }
          : new Response(textOf(row) || null, { status, headers });
        const value = as.wrap(make({ ...as.noise, [key]: answer }));
        expect(classify(value)).toMatchObject({ status });
        expect(meaningOf(await classifyAsync(value), now)).toEqual(expected(row));
        expect(meaningOf(classify(value), now)).toEqual(expected(row));
      }),
    );
  });

  it("is read wherever it unwraps the envelope", async () => {
    const layout = fc.record({
      row: fc.constantFrom(...failures.filter(({ id }) => id.startsWith("prism-io/"))),
      key: fc.constantFrom("error", "raw", "data", null),
      noise,
      wrap: wrapping("cause", "originalError"),
    });
    await check(
      fc.asyncProperty(layout, async ({ row, key, ...as }) => {
        const { error } = row.body as { error: { message: string } };
        const fields = { status: row.status, headers: headersOf(row), ...(key === null ? error : { [key]: error }) };
        const value = as.wrap(Object.assign(new Error(error.message), as.noise, fields));
        expect(meaningOf(classify(value), now)).toEqual(expected(row));
      }),
    );
  });

  it("is believed wherever it says why nothing answered, whatever status it makes up", async () => {
    const layout = fc.record({
      row: fc.constantFrom(...thrownRows.filter(({ outcome }) => outcome.type !== "unknown_error")),
      make: fc.oneof(errors, objects),
      key: fc.constantFrom("cause", "originalError", "networkError", "reason"),
      invented: fc.constantFrom({}, { status: 500 }, { statusCode: 503 }, { status: 504 }),
      noise: noise.map(({ code: _, cause: __, ...rest }) => rest),
      wrap: wrapping("cause", "originalError"),
    });
    await check(
      fc.asyncProperty(layout, async ({ row, make, key, ...as }) => {
        const value = as.wrap(make({ ...as.noise, ...as.invented, [key]: row.thrown() }));
        expect(meaningOf(classify(value), now)).toEqual(toMeaning(row.outcome));
      }),
    );
  });

  // XMLHttpRequest's status of a request that nobody answered is not gRPC's OK.
  it("is not taken for a success by a status of 0", () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const error = Object.assign(new Error("Request failed"), { status: 0, cause });
    expect(classify(error)).toMatchObject({ type: "network_error", remedy: "check_connection" });
  });
});
