import { createInstance, type i18n } from "i18next";
import { describe, expect, it } from "vitest";
import english from "../../locales/en/amends.json" with { type: "json" };
import { classify } from "../../src/core/index.ts";
import type { FaultText } from "../../src/i18n/catalog.ts";
import { faultText, violationText } from "../../src/i18n/fault-text.ts";
import { registerAmends } from "../../src/i18n/register.ts";
import { httpError, prismBody } from "../core/http-error.ts";
import { faultWith, violationAt } from "./faults.ts";

const notFound = faultWith({ type: "not_found_error", envelope: "prism-io", code: "not_found" });
const expectedNotFound = english.codes["prism-io"].not_found;

/** An initialised host with the kit's English under its own words. */
async function hostWith(amends: object): Promise<i18n> {
  const host = createInstance();
  await host.init({ lng: "en", resources: { en: { amends } } });
  return registerAmends(host);
}

describe("faultText", () => {
  it("speaks English without an i18next instance", () => {
    expect(faultText(notFound)).toEqual(expectedNotFound);
  });

  it("tells the same code of two APIs apart", () => {
    const other = faultText(faultWith({ type: "not_found_error", envelope: "prisma-airs", code: "not_found" }));
    expect(other).toEqual(english.codes["prisma-airs"].not_found);
    expect(other).not.toEqual(expectedNotFound);
  });

  it.each([
    { what: "an unknown code", fields: { envelope: "prism-io", code: "brand_new" } },
    { what: "no code", fields: { envelope: "prism-io", code: null } },
    { what: "no envelope", fields: { envelope: null, code: null } },
    { what: "an unknown envelope", fields: { envelope: "acme", code: "not_found" } },
  ])("falls back to the type for $what", ({ fields }) => {
    expect(faultText(faultWith({ type: "governance_error", ...fields }))).toEqual(english.types.governance_error);
  });

  it.each(["success_reported_as_error", "stale_chunk"] as const)("has words for the kit's own code %s", (code) => {
    expect(faultText(faultWith({ code }))).toEqual(english.codes.amends[code]);
    expect(faultText(faultWith({ code, envelope: "prisma-airs" }))).toEqual(english.codes.amends[code]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "", "a.b", "a:b", "not_found.title", "\u001f"])(
    "takes the code %j for an unknown one",
    async (code) => {
      const fault = faultWith({ type: "server_error", envelope: "prism-io", code });
      expect(faultText(fault)).toEqual(english.types.server_error);
      expect(faultText(fault, await hostWith({}))).toEqual(english.types.server_error);
    },
  );

  it.each(["a.b", "a:b", "a b", "a_b", "false", "constructor"])(
    "finds the app's words for its code %j",
    async (code) => {
      const host = await hostWith({ codes: { app: { [code]: { title: "Ours", body: "Our words." } } } });
      expect(faultText(faultWith({ envelope: "acme", code }), host)).toEqual({ title: "Ours", body: "Our words." });
    },
  );

  it("says what can be done where one type has several remedies", () => {
    const fault = faultWith({ type: "invalid_request_error", envelope: null, code: null, remedy: "reload" });
    expect(faultText(fault)).toEqual(english.types.invalid_request_error__reload);
    expect(faultText(faultWith({ ...fault, remedy: "start_over" }))).toEqual(english.types.invalid_request_error);
  });

  it("never puts the server's words into the text", async () => {
    const message = "$t(codes.prism-io.not_found.title) {{code}} {{message}}";
    const fault = faultWith({
      type: "invalid_request_error",
      remedy: "fix_input",
      envelope: "prism-io",
      code: "$t(secret) {{lng}}",
      message,
      violations: [violationAt(["{{code}}", "$t(secret)"], { message, code: message, values: { title: message } })],
    });
    const host = await hostWith({ secret: "Secret" });
    expect(faultText(fault, host)).toEqual(english.types.invalid_request_error);
    expect(violationText(fault, fault.violations[0] ?? violationAt([]), host)?.text).toBeUndefined();
  });
});

describe("the app's own words", () => {
  const ours: FaultText = { title: "That address is taken", body: "Sign in, or use another one." };
  const generic = english.codes["prism-io"].validation_error;
  const refusal = (path: (string | number)[]) =>
    faultWith({
      type: "invalid_request_error",
      envelope: "prism-io",
      code: "validation_error",
      violations: [violationAt(path)],
    });

  it("replace one part of one code, and nothing else", async () => {
    const host = await hostWith({ codes: { "prism-io": { not_found: { title: "No such page" } } } });
    expect(faultText(notFound, host)).toEqual({ title: "No such page", body: expectedNotFound.body });
    expect(faultText(refusal([]), host)).toEqual(generic);
  });

  it.each([
    { key: "email", path: ["email"] },
    { key: "items.*.name", path: ["items", 0, "name"] },
    { key: "items.*.name", path: ["items", "12", "name"] },
    { key: "email", path: ["body", "email"] },
    { key: "body.email", path: ["body", "email"] },
    { key: "__proto__", path: ["__proto__"] },
  ])("stand under $key for the param $path", async ({ key, path }) => {
    const host = await hostWith({ codes: { "prism-io": { [`validation_error__${key}`]: ours } } });
    expect(faultText(refusal(path), host)).toEqual(ours);
    expect(violationText(refusal(path), violationAt(path), host)?.text).toBe(ours.body);
  });

  it("are asked for with pydantic's prefix first", async () => {
    const host = await hostWith({
      codes: { "prism-io": { validation_error__email: generic, "validation_error__body.email": ours } },
    });
    expect(faultText(refusal(["body", "email"]), host)).toEqual(ours);
  });

  it("leave other params and the code itself alone", async () => {
    const host = await hostWith({ codes: { "prism-io": { validation_error__email: ours } } });
    expect(faultText(refusal(["name"]), host)).toEqual(generic);
    expect(faultText(refusal([]), host)).toEqual(generic);
    expect(violationText(refusal(["name"]), violationAt(["name"]), host)?.text).toBeUndefined();
  });

  it("for one param do not speak for a fault of several", async () => {
    const host = await hostWith({ codes: { "prism-io": { validation_error__email: ours } } });
    const both = faultWith({ ...refusal([]), violations: [violationAt(["email"]), violationAt(["name"])] });
    expect(faultText(both, host)).toEqual(generic);
  });

  it("for a violation's code and param go before those for its code", async () => {
    const host = await hostWith({ violations: { taken: "It is taken.", taken__email: "That address is taken." } });
    const fault = refusal([]);
    expect(violationText(fault, violationAt(["email"], { code: "taken" }), host)?.text).toBe("That address is taken.");
    expect(violationText(fault, violationAt(["name"], { code: "taken" }), host)?.text).toBe("It is taken.");
    expect(violationText(fault, violationAt(["name"], { code: "other" }), host)?.text).toBeUndefined();
  });
});

describe("invalid_credentials and subscription_inactive", () => {
  const member = (code: string, param: string | null) =>
    classify(httpError(401, prismBody("authentication_error", code, "No", param)));
  const telling = { title: "Your plan has lapsed", body: "Renew it." };

  it("read alike, whatever the app has written for one of them or for a param", async () => {
    const host = await hostWith({
      codes: {
        "prism-io": {
          subscription_inactive: telling,
          subscription_inactive__email: telling,
          invalid_credentials__email: telling,
        },
        app: { subscription_inactive: telling },
      },
    });
    for (const i18n of [undefined, host]) {
      for (const fault of [
        member("invalid_credentials", null),
        member("subscription_inactive", null),
        member("invalid_credentials", "email"),
        member("subscription_inactive", "email"),
      ]) {
        expect(faultText(fault, i18n)).toEqual(english.codes["prism-io"].invalid_credentials);
        expect(violationText(fault, fault.violations[0] ?? violationAt([]), i18n)?.text).toBeUndefined();
      }
    }
  });

  it("are a pair in Prism IO alone", async () => {
    const host = await hostWith({ codes: { acme: { subscription_inactive: telling } } });
    expect(faultText(faultWith({ envelope: "acme", code: "subscription_inactive" }), host)).toEqual(telling);
  });

  it("take the app's words for both", async () => {
    const words = { title: "No luck", body: "Have another look." };
    const host = await hostWith({ codes: { "prism-io": { invalid_credentials: words } } });
    expect(faultText(member("invalid_credentials", null), host)).toEqual(words);
    expect(faultText(member("subscription_inactive", null), host)).toEqual(words);
  });
});
