import { describe, expect, it } from "vitest";
import { matchField } from "../../src/core/field-path.ts";
import { messagesOf, unmatchedMessagesOf, violationsByField } from "../../src/react/form/violations.ts";
import { faultFor } from "../../src/testing/index.ts";
import { violationAt } from "../i18n/faults.ts";
import { refusal } from "./refusal.ts";

const fieldsOf = (violations: Parameters<typeof violationsByField>[0], fields: readonly string[]) =>
  [...violationsByField(violations, fields)].map(([field, its]) => [field, its.map(({ param }) => param)]);

describe("violationsByField", () => {
  it("keeps the server's order within a field, and loses nothing", () => {
    const violations = ["b", "a", "x", "b", "y"].map((name) => violationAt([name]));
    expect(fieldsOf(violations, ["a", "b"])).toEqual([
      ["b", ["b", "b"]],
      ["a", ["a"]],
      [undefined, ["x", "y"]],
    ]);
  });

  it("puts those that name no input under no field", () => {
    const violations = [violationAt([]), { ...violationAt([]), param: null }];
    expect([...violationsByField(violations, ["a"]).keys()]).toEqual([undefined]);
  });

  it("takes a name that the server wrote literally, whatever its path looks like", () => {
    expect(fieldsOf([{ ...violationAt(["a.b"]), param: "a.b" }], ["a", "a.b"])).toEqual([["a.b", ["a.b"]]]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("takes %s for an ordinary name", (name) => {
    expect(fieldsOf([violationAt([name])], ["a"])).toEqual([[undefined, [name]]]);
    expect(fieldsOf([violationAt([name])], ["a", name])).toEqual([[name, [name]]]);
  });

  // The glance before matchField must never spare it a field that it would have found.
  const names = [
    "items[0].name",
    "items.0",
    "items",
    "firstName",
    "first_name",
    "body",
    "body.items",
    "/a~1b/c",
    "größe",
    "Größe",
    "[",
  ];
  const paths = [
    ["items", 0, "name"],
    ["body", "items", 0, "name"],
    ["query", "items", 1],
    ["first-name"],
    ["FirstName", "x"],
    ["a/b", "c", 3],
    ["grösse"],
    ["größe"],
    ["body"],
    ["_"],
  ];
  it.each(paths.map((path) => ({ path })))("finds what matchField finds for $path", ({ path }) => {
    const violation = { ...violationAt(path), param: null };
    for (const name of names) {
      expect([...violationsByField([violation], [name]).keys()]).toEqual([matchField(path, [name])]);
    }
    expect([...violationsByField([violation], names).keys()]).toEqual([matchField(path, names)]);
  });

  it("compares 1000 violations with 200 fields without taking each apart for each", () => {
    const fields = Array.from({ length: 200 }, (_, i) => `items.${i}.name`);
    let reads = 0;
    const violations = Array.from({ length: 1000 }, (_, i) => {
      const path = ["items", i % 200, "name"];
      return {
        ...violationAt(path),
        param: null,
        get path() {
          reads += 1;
          return path;
        },
      };
    });
    expect(violationsByField(violations, fields).size).toBe(200);
    expect(reads).toBe(1000);
  });
});

describe("messagesOf", () => {
  const texts = (messages: readonly string[]) => {
    const violations = messages.map((message) => violationAt(["a"], { message }));
    return messagesOf(refusal(violations), violations, undefined).map(({ text }) => text);
  };

  it("says the same once", () => {
    expect(texts(["x", "y", "x"])).toEqual(["x", "y"]);
  });

  it("never evaluates what the server wrote", () => {
    expect(texts(["$t(remedies.retry) {{count}}", "remedies.retry"])).toEqual([
      "$t(remedies.retry) {{count}}",
      "remedies.retry",
    ]);
  });
});

describe("unmatchedMessagesOf", () => {
  it("says a failure that names no input by its title", () => {
    const [message] = unmatchedMessagesOf(faultFor("client/offline"), [], undefined);
    expect(message).toEqual({ text: "We could not connect", lang: undefined });
  });

  it("says it in the server's words where they may be shown", () => {
    const fault = faultFor("prism-io/governance_error/422/unknown-code", { message: "No names." });
    expect(unmatchedMessagesOf(fault, [], undefined)).toEqual([{ text: "No names.", lang: "" }]);
  });

  it("is empty where fields say it all", () => {
    expect(unmatchedMessagesOf(refusal([violationAt(["a"])]), [], undefined)).toEqual([]);
  });

  it("says each violation, even twice the same: they are about two inputs", () => {
    const violations = [violationAt(["a"], { message: "Required." }), violationAt(["b"], { message: "Required." })];
    expect(unmatchedMessagesOf(refusal(violations), violations, undefined)).toHaveLength(2);
  });
});
