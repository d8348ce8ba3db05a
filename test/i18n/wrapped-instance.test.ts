import { createInstance, type Resource } from "i18next";
import { describe, expect, it } from "vitest";
import { faultText, loadAmends, registerAmends } from "../../src/i18n/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { deepProxy } from "../wrappings.ts";

function deepFreeze<T extends object>(value: T): T {
  for (const each of Object.values(value)) if (typeof each === "object") deepFreeze(each);
  return Object.freeze(value);
}

const fault = faultFor("prism-io/not_found/404");

describe.each([
  ["behind a Proxy that does nothing", <T extends object>(value: T): T => new Proxy(value, {})],
  ["behind a Proxy, all the way down", deepProxy],
] as const)("an i18next instance that a host passes on %s", (_, wrap) => {
  it("is given the texts, and speaks the language that it changes to", async () => {
    const plain = createInstance();
    await plain.init({ lng: "en", resources: {} });
    const i18n = wrap(plain);
    registerAmends(i18n, { load: false });
    const english = faultText(fault, i18n);
    expect(english).toEqual(faultText(fault, plain));
    await loadAmends(i18n, "de");
    await i18n.changeLanguage("de");
    const german = faultText(fault, i18n);
    expect(german.title).not.toBe(english.title);
    expect(german.lang).toBeUndefined();
  });
});

// i18next writes into the object that it is given: i18next/i18next#1787, #2081, formio/formio.js#5382.
describe.each<[string, () => Promise<object>]>([
  ["are frozen", async () => Object.freeze({ en: Object.freeze({ app: Object.freeze({ hello: "Hello" }) }) })],
  [
    "are frozen, and have some of the kit's texts",
    async () => deepFreeze({ en: { app: { hello: "Hello" }, amends: {} } }),
  ],
  ["are a module's exports", () => import("./resources.ts")],
])("resources of an app that %s", (_, load) => {
  it("are read and left as they are, and the kit's texts stand beside them, in further languages too", async () => {
    const resources = await load();
    const before = JSON.stringify(resources);
    const i18n = createInstance();
    const ns = Object.freeze(["app"]);
    await i18n.init({ lng: "en", resources: resources as Resource, ns, defaultNS: "app" });
    registerAmends(i18n, { load: false });
    const english = faultText(fault, i18n);
    await loadAmends(i18n, "de");
    await i18n.changeLanguage("de");
    expect(faultText(fault, i18n).title).not.toBe(english.title);
    expect(i18n.t("hello", { lng: "en" })).toBe("Hello");
    expect(JSON.stringify(resources)).toBe(before);
    expect(ns).toEqual(["app"]);
  });
});

it("words of an app in frozen resources come before the kit's", async () => {
  const i18n = createInstance();
  await i18n.init({ lng: "en", resources: deepFreeze({ en: { amends: { remedies: { retry: "Once more" } } } }) });
  registerAmends(i18n, { load: false });
  expect(i18n.t("remedies.retry", { ns: "amends" })).toBe("Once more");
  expect(faultText(fault, i18n).title).toBeTruthy();
});
