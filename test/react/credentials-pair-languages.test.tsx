// @vitest-environment jsdom
import { createInstance } from "i18next";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadAmends, localeTags } from "../../src/i18n/index.ts";
import { places, tracesOf } from "./credentials-pair.tsx";

afterEach(() => {
  vi.useRealTimers();
});

interface Texts {
  readonly codes: { readonly "prism-io": { readonly invalid_credentials: { readonly title: string } } };
}

describe("invalid_credentials and subscription_inactive are byte-equal", () => {
  const everyWhere = ["a message with actions", "a page", "a form with a summary", "a sign-in prompt"] as const;

  it.each(localeTags)("in %s", async (tag) => {
    const i18n = createInstance();
    await i18n.init({ lng: tag, fallbackLng: false });
    await loadAmends(i18n);
    const { title } = (i18n.getResourceBundle(tag, "amends") as Texts).codes["prism-io"].invalid_credentials;
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }); // not before: i18next and the loader have their own
    for (const place of everyWhere) {
      const [one, other] = await tracesOf(places[place], i18n);
      expect(other, place).toEqual(one);
      expect(one.seen, place).toContain(title);
    }
  });
});
