import fc from "fast-check";
import { prismaAirs, prismIo } from "../../src/core/index.ts";
import { types } from "../../src/core/vocabulary.ts";
import { fromOtherRealm, knownKeys, oddValues } from "./hostile-values.ts";

/** For a property that has much to meet. */
export const manyRuns = { numRuns: 500 };

export const sentTypes = fc.oneof(
  fc.constantFrom(...Object.keys(types), "card_error", "insufficient_quota", "__proto__", "constructor", ""),
  fc.string(),
);

export const prismCodes = fc.constantFrom(...Object.keys(prismIo.rows));

export const sentCodes = fc.oneof(
  prismCodes,
  fc.constantFrom(...Object.keys(prismaAirs.rows), "unheard_of", "__proto__", "toString", "stale_chunk", ""),
  fc.string(),
);

export const httpErrors = fc.oneof(
  fc.constantFrom(400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 500, 501, 502, 503, 504),
  fc.integer({ min: 400, max: 599 }),
);

/** Text with what servers must not be able to do to a page. */
export const hostileText = fc.string({
  unit: fc.constantFrom(..."ab é字\n\0\u200b\u202e\u2066\ufeff\u0301👩🏽", "$t(", "{{", "<b>", "\ud83d"),
  maxLength: 400,
});

/** Makes the value: fast-check looks into the values that it draws, and some of these nobody may look into. */
type Recipe = () => unknown;

const odd = fc.constantFrom(...oddValues).map(([, make]): Recipe => make);

const telling = fc
  .oneof(
    fc.constantFrom<unknown>(
      0,
      1,
      7,
      16,
      200,
      204,
      401,
      403,
      429,
      500,
      503,
      504,
      "503",
      "7",
      "OK",
      "unavailable",
      -1,
      1e9,
    ),
    fc.constantFrom("AbortError", "TimeoutError", "ECONNREFUSED", "ERR_CANCELED", "ECONNABORTED", "Failed to fetch"),
    fc.constantFrom('{"error":{"status_code":403,"message":""}}', "[1", "<p>", "amends:{}", "https://api.example/x"),
    sentTypes,
    sentCodes,
    hostileText,
  )
  .map(
    (value): Recipe =>
      () =>
        value,
  );

const keys = fc.constantFrom(...knownKeys.split(" "), "0", "1", "retry-after", "x-request-id", "__proto__");

/** Whatever may be thrown: objects, Errors and Responses, with telling and odd values under the keys that are looked at. */
export const { thrown } = fc.letrec<{ thrown: Recipe; fields: () => object; any: Recipe }>((tie) => ({
  fields: fc
    .array(fc.tuple(keys, tie("any")), { maxLength: 8 })
    .map((entries) => () => Object.fromEntries(entries.map(([key, make]) => [key, make()]))),
  any: fc.oneof({ maxDepth: 5 }, telling, odd, tie("thrown")),
  thrown: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(
      telling,
      odd,
      fc
        .anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true })
        .map((value) => () => value),
    ),
    tie("fields"),
    fc.array(tie("any"), { maxLength: 3 }).map((makes) => () => makes.map((make) => make())),
    tie("fields").map((make) => () => assign(new Error("m"), make())),
    tie("fields").map((make) => () => assign(new AggregateError([], "m"), make())),
    tie("fields").map((make) => () => assign(fromOtherRealm("new TypeError('Failed to fetch')") as object, make())),
    tie("fields").map((make) => () => assign(new DOMException("m", "AbortError"), make())),
    fc.tuple(httpErrors, tie("any")).map(([status, make]) => () => ({
      response: { status, headers: {}, data: make() },
    })),
    fc.tuple(httpErrors, hostileText).map(
      ([status, body]) =>
        () =>
          new Response(body, { status }),
    ),
  ),
}));

function assign(target: object, fields: object): object {
  for (const [key, value] of Object.entries(fields)) {
    // Some of a DOMException's cannot be written.
    Object.defineProperty(target, key, { value, configurable: true, enumerable: true });
  }
  return target;
}
