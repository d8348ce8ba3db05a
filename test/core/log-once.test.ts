import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Amends, classify, defineAmends, prismIo, throwIfFault } from "../../src/core/index.ts";
import { logOnce } from "../../src/core/log-once.ts";
import { contractRow, contractRows, errorFor, responseFor, thrownRows } from "../../src/testing/index.ts";
import { oddValues } from "./hostile-values.ts";
import { httpError, prismBody } from "./http-error.ts";

const amends = defineAmends();
const error = vi.spyOn(console, "error");
const lines = (): string[] => error.mock.calls.map(([line]) => String(line));

beforeEach(() => {
  error.mockReset().mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const down = (): Error => errorFor(contractRow("prism-io/server_error/500"));

describe("the console is told", () => {
  it("what was thrown, as it is, and how it was read", () => {
    const thrown = down();
    logOnce(thrown, amends);
    expect(error.mock.calls).toEqual([
      [
        "amends: unexpected server_error, status 500, envelope prism-io, code server_error, remedy retry. It was read from:",
        thrown,
      ],
    ]);
    expect(error.mock.calls[0]?.[1]).toBe(thrown);
  });

  it("of a bug of the app's", () => {
    const bug = new TypeError("Cannot read properties of undefined (reading 'map')");
    logOnce(bug, amends);
    expect(error.mock.calls).toEqual([
      [expect.stringMatching(/^amends: unexpected unknown_error, status none, .*remedy contact_support\./), bug],
    ]);
  });

  it.each([null, undefined, 0, "", "broken down", Symbol("s"), () => {}])("of whatever was thrown: %s", (thrown) => {
    logOnce(thrown, amends);
    expect(error.mock.calls).toEqual([[expect.any(String), thrown]]);
  });

  it("of an unread Response once its body was read", async () => {
    const response = responseFor(contractRow("prism-io/server_error/500"));
    logOnce(response, amends);
    await vi.waitFor(() => expect(error).toHaveBeenCalled());
    expect(error.mock.calls).toEqual([[expect.stringContaining("code server_error"), response]]);
  });

  // TanStack/query#125: what an app copes with filled the console, and in React Native the screen.
  it("of every row of the contracts that a healthy app does not meet, and of no other", () => {
    for (const row of contractRows.filter(({ outcome }) => outcome)) {
      error.mockClear();
      logOnce(errorFor(row), amends);
      expect([row.id, error.mock.calls.length]).toEqual([row.id, row.outcome?.expected ? 0 : 1]);
    }
  });

  it("of every failure without an answer that a healthy app does not meet, and never of a cancelled one", () => {
    // A thrown text or null has no identity, and may have been logged before.
    for (const { id, thrown, outcome } of thrownRows.filter((row) => row.thrown() instanceof Object)) {
      error.mockClear();
      logOnce(thrown(), amends);
      const isQuiet = outcome.expected || outcome.type === "cancelled";
      expect([id, error.mock.calls.length]).toEqual([id, isQuiet ? 0 : 1]);
    }
  });

  it("as the app's own rows have it", () => {
    const thrown = httpError(404, prismBody("not_found_error", "not_found"));
    logOnce(thrown, defineAmends());
    expect(error).not.toHaveBeenCalled();
    logOnce(thrown, defineAmends({ apis: [{ envelope: prismIo, codes: { not_found: { expected: false } } }] }));
    expect(error).toHaveBeenCalledOnce();
  });
});

describe("once", () => {
  const twice = (first: unknown, second: unknown, other: Amends = amends): void => {
    logOnce(first, amends);
    logOnce(second, other);
    expect(error).toHaveBeenCalledOnce();
  };

  it("of the same value", () => {
    const thrown = down();
    twice(thrown, thrown);
  });

  it("under two configurations", () => {
    const thrown = down();
    twice(thrown, thrown, defineAmends());
  });

  it("of a value and the fault that it became", () => {
    const thrown = down();
    twice(thrown, classify(thrown, amends));
  });

  it("of a fault that came as data and the one made of it", () => {
    const data = JSON.parse(JSON.stringify(classify(down(), amends)));
    twice(data, classify(data, amends));
  });

  it("of a Response and the error that was made of it", async () => {
    const response = responseFor(contractRow("prism-io/server_error/500"));
    const thrown = await throwIfFault(response, amends).catch((each: unknown) => each);
    twice(response, thrown);
  });

  it("of a Response and a client's error that keeps it", async () => {
    const response = responseFor(contractRow("prism-io/server_error/500"));
    await response.text();
    twice(response, Object.assign(new Error("HTTPError"), { response }));
  });

  it("of equal texts, which have no identity", () => {
    twice("equal", "equal", defineAmends());
  });

  it("of a text and the fault that it became", () => {
    twice("a text", classify("a text", amends));
  });

  it("for each of two values", () => {
    logOnce(down(), amends);
    logOnce(down(), amends);
    expect(error).toHaveBeenCalledTimes(2);
  });
});

describe("the line", () => {
  it("has no text of a server's, nor what the console takes for a format", () => {
    for (const code of ["%s %o", "ada@people.example is taken", "a\nb", "x".repeat(200)]) {
      logOnce(
        httpError(500, prismBody("server_error", code, "secret words"), { url: "https://a.example/t0ken" }),
        amends,
      );
    }
    expect(lines()).toHaveLength(4);
    for (const line of lines()) expect(line).not.toMatch(/secret|t0ken|%|ada|\n|xxx/);
  });

  it("does not tell the credentials pair apart", () => {
    const apis = [{ envelope: prismIo, codes: { invalid_credentials: { expected: false } } }];
    for (const code of ["invalid_credentials", "subscription_inactive"])
      logOnce(httpError(401, prismBody("authentication_error", code)), defineAmends({ apis }));
    expect(lines()).toHaveLength(2);
    expect(new Set(lines()).size).toBe(1);
    expect(lines()[0]).toContain("code none");
  });
});

describe("nobody is told", () => {
  it("in production", () => {
    vi.stubEnv("NODE_ENV", "production");
    logOnce(down(), amends);
    expect(error).not.toHaveBeenCalled();
  });

  it("where nobody says what this is", () => {
    const { process } = globalThis;
    try {
      vi.stubGlobal("process", undefined);
      logOnce(down(), amends);
    } finally {
      vi.stubGlobal("process", process);
    }
    expect(error).not.toHaveBeenCalled();
  });
});

it.each(oddValues)("never throws, whatever was thrown: %s", (_, make) => {
  expect(() => logOnce(make(), amends)).not.toThrow();
});
