import { describe, expect, it } from "vitest";
import { classify, defineAmends, defineEnvelope, matchField } from "../../src/core/index.ts";
import { httpError } from "./http-error.ts";

describe("matchField", () => {
  it.each<[string | (string | number)[], string]>([
    ["$.age", "age"],
    // dotnet/aspnetcore#11513: `"$.Ages[1]": [ "The JSON value could not be converted to …" ]`
    ["$.Ages[1]", "ages[1]"],
    ["$['age']", "age"],
    ["$[0].age", "[0].age"],
    ["/data/attributes/email", "email"],
    ["/data/attributes/address/zip", "address.zip"],
    ["/data/relationships/author", "author"],
    [["data", "attributes", "email"], "email"],
    ["/data/attributes/title", "title"],
  ])("reads %j", (param, field) => {
    expect(matchField(param, ["other", field])).toBe(field);
  });

  it("takes the name of a prefix for a field last", () => {
    expect(matchField("/data/attributes/email", ["data", "email"])).toBe("email");
  });

  it.each<[string, string[], string | undefined]>([
    // dotnet/aspnetcore#63290, of RFC 9457's example: `"pointer": "#/profile/color"`
    ["#/profile/color", ["profile.color"], "profile.color"],
    ["/data/attributes/email", ["email", "data.attributes.email"], "data.attributes.email"],
    ["/data/attributes/email", ["data", "other"], "data"],
    ["/data/attributes", ["data"], "data"],
    ["/data/other/email", ["email"], undefined],
    ["$", ["age"], undefined],
    ["$ref", ["$ref"], "$ref"],
    ["$ref.age", ["$ref.age"], "$ref.age"],
    ["/body/tags", ["body", "tags"], "tags"],
  ])("reads %j among %j", (param, fields, expected) => {
    expect(matchField(param, fields)).toBe(expected);
  });
});

describe("an API's own prefixes", () => {
  function violationOf(param: string | string[], prefixes: string[]) {
    const read = () => ({ code: null, type: "invalid_request_error", violations: [{ param }] });
    const envelope = defineEnvelope({ name: "own", rows: {}, prefixes, read });
    return classify(httpError(422, {}), defineAmends({ apis: [{ envelope }] })).violations[0];
  }

  it.each<[string | string[], string[], (string | number)[]]>([
    ["/input/email", ["/input"], ["email"]],
    ["input.items[0].name", ["/input"], ["items", 0, "name"]],
    [["input", "email"], ["/input"], ["email"]],
    ["/data/attributes/email", ["/data", "/data/attributes"], ["email"]],
    ["event.email", ["request.", "event"], ["email"]],
  ])("are not in the path of %j, with %j", (param, prefixes, path) => {
    expect(violationOf(param, prefixes)).toMatchObject({ path });
  });

  it.each<[string, string[], (string | number)[]]>([
    ["/input", ["/input"], ["input"]],
    ["/inputs/email", ["/input"], ["inputs", "email"]],
    ["/email/input", ["/input"], ["email", "input"]],
    ["/input/email", [], ["input", "email"]],
  ])("leave %j with %j as it is", (param, prefixes, path) => {
    expect(violationOf(param, prefixes)).toMatchObject({ path });
  });

  it("leave the param as it was sent", () => {
    expect(violationOf("/input/email", ["/input"])).toMatchObject({ param: "/input/email" });
  });
});
