import { describe, expect, it } from "vitest";
import { defectName } from "../../src/core/defect-name.ts";
import { classify, defineAmends } from "../../src/core/index.ts";
import { toReport } from "../../src/core/report.ts";

const amends = defineAmends();

/** An error with the stack that an engine gives it; V8 alone writes name and message above. */
function errorWith(stack: unknown, { name = "TypeError", message = "x is undefined" } = {}): Error {
  const error = new Error(message);
  Object.defineProperty(error, "name", { value: name });
  Object.defineProperty(error, "stack", { value: stack });
  return error;
}

const v8 = (frames: readonly string[], head = "TypeError: x is undefined"): Error =>
  errorWith([head, ...frames.map((frame) => `    at ${frame}`)].join("\n"));
const at = (lines: readonly string[]): Error => errorWith(lines.join("\n"));
const fingerprint = (error: unknown) => toReport(classify(error, amends) as never, amends)?.fingerprint;

const file = "https://app.example/assets/index-Bx3k.js:1:2042";
const other = "https://app.example/assets/index-Qz81.js:7:11";

/** The same defect as V8, SpiderMonkey and JavaScriptCore write it. */
const engines: Record<string, { v8: string[]; spiderMonkey: string[]; javaScriptCore: string[] }> = {
  "a component": {
    v8: [`Cart (${file})`, `renderWithHooks (${file})`],
    spiderMonkey: [`Cart@${file}`, `renderWithHooks@${file}`],
    javaScriptCore: [`Cart@${other}`, `renderWithHooks@${other}`],
  },
  // getsentry/sentry#13121: a method is `Foo.bar`, `Foo.prototype.bar` or `bar`, by the engine.
  "a method, by its own name and not by its alias": {
    v8: [`Basket.total [as sum] (${file})`, `Object.Cart (${file})`],
    spiderMonkey: [`Basket.prototype.total@${file}`, `Cart@${file}`],
    javaScriptCore: [`total@${file}`, `Cart@${file}`],
  },
  "a callback without a name, inside of what the engine itself has": {
    v8: [file, "Array.map (<anonymous>)", `Cart (${file})`],
    spiderMonkey: [`Cart/<@${file}`, `Cart@${file}`],
    javaScriptCore: [`@${file}`, "map@[native code]", `Cart@${file}`],
  },
  "a constructor": {
    v8: [`new Basket (${file})`, `Cart (${file})`],
    spiderMonkey: [`Basket@${file}`, `Cart@${file}`],
    javaScriptCore: [`Basket@${file}`, `Cart@${file}`],
  },
  "a getter": {
    v8: [`get total [as total] (${file})`, `Cart (${file})`],
    spiderMonkey: [`get total@${file}`, `Cart@${file}`],
    javaScriptCore: [`total@${file}`, `Cart@${file}`],
  },
  // JavaScriptCore writes nothing of who awaits.
  "what was awaited": {
    v8: [`readCart (${file})`, `async loadCart (${file})`, "async Promise.all (index 0)"],
    spiderMonkey: [`readCart@${file}`, `async*loadCart@${file}`, `setTimeout handler*later@${file}`],
    javaScriptCore: [`readCart@${file}`],
  },
  "code that is evaluated": {
    v8: [`eval (eval at run (${file}), <anonymous>:1:1)`, `run (${file})`, file],
    spiderMonkey: [`@${file} line 3 > eval:1:1`, `run@${file}`, `@${file}`],
    javaScriptCore: ["eval code@", "eval@[native code]", `run@${file}`, `module code@${file}`],
  },
  "a function inside of another": {
    v8: [`sumUp (${file})`, `Cart (${file})`],
    spiderMonkey: [`Cart/sumUp@${file}`, `Cart@${file}`],
    javaScriptCore: [`sumUp@${file}`, `Cart@${file}`],
  },
};

describe("the same defect has one fingerprint in V8, SpiderMonkey and JavaScriptCore", () => {
  it.each(Object.entries(engines))("%s", (_, { v8: chrome, spiderMonkey, javaScriptCore }) => {
    const names = [v8(chrome), at(spiderMonkey), at(javaScriptCore)].map(defectName);
    expect(new Set(names).size).toBe(1);
    expect(names[0]).toMatch(/^TypeError\.[0-9a-z]+$/);
    expect(fingerprint(v8(chrome))).toBe(`||unknown_error||${names[0]}`);
  });
});

describe("two defects have two fingerprints", () => {
  it("by the functions that they lie in", () => {
    expect(fingerprint(v8([`Cart (${file})`]))).not.toBe(fingerprint(v8([`Basket (${file})`])));
  });

  // pydantic/logfire-js#271: without V8's first line Firefox' and Safari's top frame was taken for it.
  it("whose callers are the same, where the engine writes no first line", () => {
    const [one, two] = ["handleClick", "renderChart"].map((name) => at([`${name}@${file}`, `submit@${file}`]));
    expect(fingerprint(one)).not.toBe(fingerprint(two));
  });

  it("by their callers, where a function is shared", () => {
    const [one, two] = ["Cart", "Basket"].map((name) => v8([`invariant (${file})`, `${name} (${file})`]));
    expect(fingerprint(one)).not.toBe(fingerprint(two));
  });

  it("by the names of the errors", () => {
    const [one, two] = ["TypeError", "RangeError"].map((name) => errorWith(`Cart@${file}`, { name }));
    expect(fingerprint(one)).not.toBe(fingerprint(two));
  });

  it("in a minified build too", () => {
    expect(fingerprint(v8([`t (${file})`, `Uo (${file})`]))).not.toBe(fingerprint(v8([`n (${file})`, `Uo (${file})`])));
  });

  it("when they are really thrown", () => {
    const thrownBy = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (error) {
        return error;
      }
    };
    function first(): number {
      return (undefined as unknown as { a: number }).a;
    }
    function second(): number {
      return (undefined as unknown as { a: number }).a;
    }
    expect(fingerprint(thrownBy(first))).not.toBe(fingerprint(thrownBy(second)));
    expect(fingerprint(thrownBy(first))).toBe(fingerprint(thrownBy(first)));
  });
});

describe("what does not count", () => {
  const plain = fingerprint(v8([`Cart (${file})`]));

  it.each([
    ["address, line and column", v8([`Cart (${other})`])],
    // Rollup gives a name that occurs twice a number, by the order of modules.
    ["a number that a bundler has added", v8([`Cart$1 (${file})`])],
    ["how deep the stack is", v8([`Cart (${file})`, file, "<anonymous>"])],
    ["the address of a package of a scope", v8(["Cart (https://app.example/@scope/pkg@1.2/x.js:1:2)"])],
  ])("%s", (_, error) => {
    expect(fingerprint(error)).toBe(plain);
  });

  it.each(["ada@people.example is no number", "broken\n    at Ada (secret.js:1:1)\n    at Bob (secret.js:1:1)"])(
    "the message, whatever it looks like: %j",
    (message) => {
      const stack = `TypeError: ${message}\n    at Cart (${file})`;
      expect(fingerprint(errorWith(stack, { message }))).toBe(plain);
    },
  );

  it("a message that is a part of the stack", () => {
    for (const message of ["t", "Cart", ": ", "app"]) {
      expect(fingerprint(errorWith(`Cart@${file}`, { message }))).toBe(plain);
      expect(fingerprint(errorWith(`TypeError: ${message}\n    at Cart (${file})`, { message }))).toBe(plain);
    }
  });

  it("an address that has an @ in it", () => {
    const [one, two] = ["1.2.3", "1.2.4"].map((version) => at([`@https://cdn.example/react@${version}.js:1:2`]));
    expect(fingerprint(one)).toBe(fingerprint(two));
  });

  it("what wraps it: the wrapped error is the defect", () => {
    const wrapped = new Error("There was an error while hydrating", { cause: v8([`Cart (${file})`]) });
    expect(fingerprint(wrapped)).toBe(plain);
  });
});

it("nothing of the stack or the name can be read in a fingerprint", () => {
  const error = errorWith(`TypeError: x\n    at ada_of_people (${file})`, { name: "Ada <ada@people.example>" });
  expect(fingerprint(error)).toMatch(/^\|\|unknown_error\|\|Error\.[0-9a-z]+$/);
});

it("only a defect is told apart so: an answer has what its API says", () => {
  expect(fingerprint(Object.assign(new Error("m"), { status: 500 }))).toBe("||server_error|500|");
  expect(fingerprint("broken")).toBe("||unknown_error||");
});

describe("is bounded and never throws", () => {
  it("for a stack of a million lines", () => {
    const frame = `    at Cart (${file})\n`;
    const name = defectName(errorWith(`TypeError: x\n${frame.repeat(1_000_000)}`));
    expect(name).toBe(defectName(errorWith(`TypeError: x\n${frame.repeat(10)}`)));
  });

  it("for one line of a million characters", () => {
    expect(defectName(errorWith(`TypeError: x\n    at ${"a".repeat(1_000_000)}`))).toBe("TypeError");
    expect(defectName(errorWith(`${"a/".repeat(500_000)}@${file}`))).toBe("TypeError");
    expect(defectName(errorWith(`${" (".repeat(500_000)}`))).toBe("TypeError");
  });

  it.each([undefined, null, 4, [], {}, Symbol("s")])("for a stack that is no text: %s", (stack) => {
    expect(defectName(errorWith(stack))).toBe("TypeError");
  });

  it("for getters that throw", () => {
    const error = new Error("m");
    for (const key of ["stack", "name", "message", "cause"])
      Object.defineProperty(error, key, {
        get() {
          throw new Error("no");
        },
      });
    expect(defectName(error)).toBe("Error");
    expect(fingerprint(error)).toBe("||unknown_error||Error");
  });

  it("for causes in a circle", () => {
    const error = v8([`Cart (${file})`]);
    Object.defineProperty(error, "cause", { value: error });
    expect(defectName(error)).toMatch(/^TypeError\./);
  });

  it.each([null, undefined, "broken", 4, {}])("for what is no error: %s", (thrown) => {
    expect(defectName(thrown)).toBeNull();
  });
});
