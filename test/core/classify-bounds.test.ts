import { afterEach, describe, expect, it, vi } from "vitest";
import { classify, defineAmends, prismIo, sanitizeServerText } from "../../src/core/index.ts";
import { flawsOf } from "./fault-flaws.ts";
import { knownKeys } from "./hostile-values.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a classification may cost in all, in reads of properties. It takes 24 values of some 200 reads at most. */
const maxReads = 10_000;

interface Counted {
  readonly value: object;
  reads(): number;
}

/** An object that answers every read with another such object, and counts all reads together. */
function endless(prototype: object | null = null): Counted {
  let count = 0;
  const handler: ProxyHandler<object> = {
    get(_target, key) {
      count++;
      if (count > 10 * maxReads) throw new Error("read without end");
      // What has a length in bytes is taken for bytes.
      return typeof key === "string" && key !== "byteLength" ? make() : undefined;
    },
    getPrototypeOf: () => prototype,
  };
  const make = () => new Proxy({}, handler);
  return { value: make(), reads: () => count };
}

/** So many nested objects, each below the same keys of its parent; the reads of all are counted. */
function chain(levels: number, keys: readonly string[]): Counted {
  let count = 0;
  let value: object = { last: true };
  for (let level = 0; level < levels; level++) {
    const below = value;
    value = {};
    for (const key of keys) {
      Object.defineProperty(value, key, {
        enumerable: true,
        get: () => {
          count++;
          return below;
        },
      });
    }
  }
  return { value, reads: () => count };
}

describe("what has no end", () => {
  it("is read to a bound: an object of objects", () => {
    const { value, reads } = endless();
    expect(flawsOf(classify(value))).toEqual([]);
    expect(reads()).toBeGreaterThan(50);
    expect(reads()).toBeLessThan(maxReads);
  });

  it("is read to a bound: an Error of Errors", () => {
    const { value, reads } = endless(Error.prototype);
    expect(flawsOf(classify(value))).toEqual([]);
    expect(reads()).toBeGreaterThan(100);
    expect(reads()).toBeLessThan(maxReads);
  });

  it.each<[number, string[]]>([
    [100_000, ["cause"]],
    [100_000, ["error"]],
    [10_000, ["cause", "errors", "0", "1", "2", "3", "4"]],
    [1000, knownKeys.split(" ").filter((key) => key !== "byteLength")],
  ])("costs as much for %i levels as for 100, below %s", (levels, keys) => {
    const [few, many] = [chain(100, keys), chain(levels, keys)];
    expect(flawsOf(classify(few.value))).toEqual([]);
    expect(flawsOf(classify(many.value))).toEqual([]);
    expect(many.reads()).toBe(few.reads());
    expect(many.reads()).toBeLessThan(maxReads);
  });

  it("costs as much for 100,000 members as for 100", () => {
    const readsOf = (members: number): number => {
      let count = 0;
      const errors = new Proxy(new Array(members).fill(new Error("member")), {
        get(target, key) {
          count++;
          return Reflect.get(target, key) as unknown;
        },
      });
      classify(Object.assign(new Error("outer"), { errors }));
      return count;
    };
    expect(readsOf(100_000)).toBe(readsOf(100));
  });

  it("costs nothing the second time", () => {
    const { value, reads } = endless();
    classify(value);
    const first = reads();
    classify(value);
    expect(reads()).toBe(first);
  });

  it("asks an envelope about a bounded number of bodies", () => {
    let asked = 0;
    const read = () => {
      asked++;
      return null;
    };
    const envelope = { ...prismIo, name: "counting", read };
    classify(endless().value, defineAmends({ apis: [{ envelope }] }));
    expect(asked).toBeGreaterThan(10);
    expect(asked).toBeLessThan(1000);
  });

  it("looks at a bounded number of headers", () => {
    const headers = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`x-${index}`, "1"]));
    const lower = vi.spyOn(String.prototype, "toLowerCase");
    expect(classify(httpError(429, null, { headers }))).toMatchObject({ status: 429 });
    expect(lower.mock.calls.length).toBeLessThan(maxReads);
  });
});

describe("200,000 levels of JSON", () => {
  const levels = 200_000;
  const nested = (open: string, close: string) => open.repeat(levels) + close.repeat(levels);

  function parsed(key: string): object {
    let value: object = prismBody("not_found_error", "not_found");
    for (let level = 0; level < levels; level++) value = { [key]: value };
    return value;
  }

  it.each([
    ["arrays", nested("[", "]")],
    ["errors", nested('{"error":', "}")],
    ["data", nested('{"data":', "}")],
  ])("are left alone as text: %s", (_name, text) => {
    const parse = vi.spyOn(JSON, "parse");
    expect(classify(httpError(502, text))).toMatchObject({ type: "server_error", status: 502 });
    expect(parse).not.toHaveBeenCalled();
  });

  it("are parsed where they are short, and no further", () => {
    const short = `${'{"error":'.repeat(20_000)}7${"}".repeat(20_000)}`;
    expect(short.length).toBeLessThan(262_144);
    expect(classify(httpError(502, short))).toMatchObject({ type: "server_error", status: 502, envelope: null });
    expect(classify(httpError(502, "[".repeat(100_000) + "]".repeat(100_000)))).toMatchObject({ status: 502 });
  });

  const keys = "error errors cause data body response raw headers details param".split(" ");

  it.each(keys)("are not descended into below %s", (key) => {
    const body = parsed(key);
    expect(flawsOf(classify(httpError(502, body)))).toEqual([]);
    expect(flawsOf(classify(body) ?? classify("x"))).toEqual([]);
  });

  it("may be what param says", () => {
    const body = prismBody("invalid_request_error", "validation_error", "m", parsed("0"));
    expect(classify(httpError(422, body))).toMatchObject({ violations: [{ param: null, path: [] }] });
  });
});

describe("text of 50 MB", () => {
  const long = "x".repeat(50_000_000);
  const prefixes: [string, string][] = [
    ["JSON", '{"error":"'],
    ["text", ""],
    ["an array", "["],
    ["spaces", " \n\t".repeat(5)],
  ];

  it.each(prefixes)("is not parsed as a body: %s", (_name, start) => {
    const parse = vi.spyOn(JSON, "parse");
    expect(classify(httpError(502, start + long))).toMatchObject({ status: 502, type: "server_error" });
    expect(classify(start + long)).toMatchObject({ type: "unknown_error" });
    expect(parse).not.toHaveBeenCalled();
  });

  it("is not decoded as bytes", () => {
    const decode = vi.spyOn(TextDecoder.prototype, "decode");
    expect(classify(httpError(502, new Uint8Array(50_000_000)))).toMatchObject({ status: 502 });
    expect(decode).not.toHaveBeenCalled();
  });

  it("is cut where it is a message", () => {
    const fault = classify(httpError(422, prismBody("invalid_request_error", "validation_error", long, "email")));
    expect(fault.message).toBe(`${"x".repeat(299)}…`);
    expect(flawsOf(fault)).toEqual([]);
  });

  it("is not taken apart where it is a param", () => {
    const [violation] = classify(
      httpError(422, prismBody("invalid_request_error", "validation_error", "m", `a.${long}`)),
    ).violations;
    expect(violation?.path).toHaveLength(1);
    expect(`${violation?.path[0]}`.length).toBeLessThan(2000);
  });

  it.each(["name", "message", "code", "type", "url", "requestId", "digest", "stack"])(
    "may be the %s of an Error",
    (key) => {
      expect(flawsOf(classify(Object.assign(new Error("x"), { [key]: long })))).toEqual([]);
    },
  );

  it("may be what Prisma AIRS says", () => {
    expect(classify(airsBody(403, `${long} quota`))).toMatchObject({ code: "forbidden" });
  });

  it.each(["retry-after", "x-request-id", "ratelimit", "grpc-status"])("may be the header %s", (name) => {
    const fault = classify(httpError(429, null, { headers: { [name]: long } }));
    expect(fault).toMatchObject({ status: 429, retryAt: null, requestId: null });
  });
});

describe("the characters parsed as JSON", () => {
  it("are bounded wherever the same text stands", () => {
    const text = JSON.stringify({ padding: "x".repeat(200_000) });
    const parse = vi.spyOn(JSON, "parse");
    classify(httpError(500, text));
    const characters = parse.mock.calls.reduce((sum, [argument]) => sum + argument.length, 0);
    expect(characters).toBe(text.length);
  });

  it("are bounded however many causes bring a body", () => {
    const text = JSON.stringify({ padding: "x".repeat(10_000) });
    const parse = vi.spyOn(JSON, "parse");
    let error: unknown;
    for (let level = 0; level < 1000; level++) error = new Error("m", { cause: { data: text, cause: error } });
    classify(error);
    expect(parse.mock.calls.length).toBeGreaterThan(5);
    expect(parse.mock.calls.length).toBeLessThan(50);
  });

  it("are those of one body for a plain answer", () => {
    const text = JSON.stringify(prismBody("not_found_error", "not_found"));
    const parse = vi.spyOn(JSON, "parse");
    expect(classify({ status: 404, headers: {}, data: text })).toMatchObject({ code: "not_found" });
    expect(parse).toHaveBeenCalledTimes(1);
  });
});

describe("1,500 violations", () => {
  const envelope = {
    name: "lists",
    rows: { invalid: { type: "invalid_request_error", remedy: "fix_input" } },
    read: () => ({
      code: "invalid",
      violations: Array.from({ length: 1500 }, (_, index) => ({ param: `items[${index}]`, message: "Required" })),
    }),
  } as const;
  const fault = classify(httpError(422, {}), defineAmends({ apis: [{ envelope }] }));

  it("are read up to the thousandth", () => {
    expect(fault.violations).toHaveLength(1000);
    expect(fault.violations.at(-1)).toMatchObject({ param: "items[999]", path: ["items", 999] });
  });

  it("are sound, and survive JSON", () => {
    expect(flawsOf(fault)).toEqual([]);
  });
});

it("a shortened message is as sanitizeServerText would have it", () => {
  const words = "wörd ".repeat(100);
  const fault = classify(httpError(422, prismBody("invalid_request_error", "validation_error", words)));
  expect(fault.message).toBe(sanitizeServerText(words));
});
