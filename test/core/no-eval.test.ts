import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** Each kind of function is a way to its constructor, which makes code out of a string. */
const kinds = [() => {}, async () => {}, function* () {}, async function* () {}].map((kind) => {
  return Object.getPrototypeOf(kind) as { constructor: unknown };
});
const constructors = kinds.map((prototype) => prototype.constructor);
const trap = vi.fn((code: string): never => {
  throw new EvalError(`refused: ${code}`);
});

beforeEach(() => {
  vi.resetModules();
  trap.mockClear();
  vi.stubGlobal("eval", trap);
  vi.stubGlobal("Function", trap);
  for (const prototype of kinds) Object.defineProperty(prototype, "constructor", { value: trap });
});

afterEach(() => {
  for (const [index, prototype] of kinds.entries()) {
    Object.defineProperty(prototype, "constructor", { value: constructors[index] });
  }
  vi.unstubAllGlobals();
});

describe("where code cannot be generated from strings", () => {
  it.each([
    // biome-ignore lint/security/noGlobalEval: it is the trap that answers.
    ["eval", () => globalThis.eval("1")],
    ["Function", () => globalThis.Function("1")],
    ["a function's constructor", () => (() => {}).constructor("1")],
    ["an async function's constructor", () => (async () => {}).constructor("1")],
  ])("the trap catches %s", (_, generate) => {
    expect(generate).toThrow(EvalError);
    expect(trap).toHaveBeenCalledOnce();
  });

  it("the module loads without trying to", async () => {
    await import("../../src/core/index.ts");
    expect(trap).not.toHaveBeenCalled();
  });

  it("every answer of the contracts is classified without trying to", async () => {
    const { classify, defineAmends, prismaAirs, prismIo } = await import("../../src/core/index.ts");
    const { contractRows, errorFor } = await import("../../src/testing/index.ts");
    const amends = defineAmends({
      apis: [
        { origin: "https://api.example", envelope: prismIo },
        { origin: "https://scan.example", envelope: prismaAirs },
      ],
    });
    const faults = contractRows.flatMap((row) => [
      classify(row.body),
      classify(errorFor(row)),
      classify(Object.assign(errorFor(row), { config: { url: "https://api.example/items" } }), amends),
    ]);
    expect(faults.filter((fault) => fault?.envelope).length).toBeGreaterThan(contractRows.length);
    expect(trap).not.toHaveBeenCalled();
  });

  it("whatever else was thrown is classified without trying to", async () => {
    const { classify } = await import("../../src/core/index.ts");
    const { thrownRows } = await import("../../src/testing/index.ts");
    const types = thrownRows.map((row) => classify(row.thrown())?.type);
    expect(new Set(types)).toEqual(new Set(thrownRows.map((row) => row.outcome.type)));
    expect(trap).not.toHaveBeenCalled();
  });
});
