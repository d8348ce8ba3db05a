import { createInstance, type InitOptions, type i18n } from "i18next";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { faultText, violationText } from "../../src/i18n/fault-text.ts";
import { registerAmends } from "../../src/i18n/register.ts";
import { translate } from "../../src/i18n/translate.ts";
import { faultWith, violationAt } from "./faults.ts";

const german = {
  codes: { "prism-io": { not_found: { title: "Nicht gefunden", body: "Gehen Sie zurück." } } },
  remedies: { retry: "Erneut versuchen" },
};

async function hostWith(options: InitOptions = {}, locales: Record<string, object> = {}): Promise<i18n> {
  const host = createInstance();
  await host.init({ lng: "en", resources: {}, ...options });
  return registerAmends(host, { locales });
}

const notFound = faultWith({ type: "not_found_error", envelope: "prism-io", code: "not_found" });
/** The text for a violation whose code has this template, with these values. */
function rendered(host: i18n, template: string, values: Record<string, string | number | boolean>): string | undefined {
  host.addResourceBundle("en", "amends", { violations: { sample: template } }, true, true);
  return violationText(notFound, violationAt([], { code: "sample", values }), host)?.text;
}

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

describe("translate", () => {
  it("speaks English without an instance, and before init", () => {
    expect(translate(undefined, ["remedies", "retry"]).text).toBe("Try again");
    expect(translate(registerAmends(createInstance()), ["remedies", "retry"]).text).toBe("Try again");
  });

  it("speaks the host's language, and changes with it", async () => {
    const host = await hostWith({ lng: "de" }, { de: german });
    expect(translate(host, ["remedies", "retry"]).text).toBe("Erneut versuchen");
    expect(faultText(notFound, host)).toEqual(german.codes["prism-io"].not_found);
    await host.changeLanguage("en");
    expect(translate(host, ["remedies", "retry"]).text).toBe("Try again");
  });

  it("follows the host's language chain", async () => {
    const host = await hostWith(
      { lng: "de-CH", fallbackLng: ["fr"] },
      { de: german, fr: { remedies: { wait: "Attendre" } } },
    );
    expect(translate(host, ["remedies", "retry"]).text).toBe("Erneut versuchen");
    expect(translate(host, ["remedies", "wait"]).text).toBe("Attendre");
  });

  it("degrades to English for what the host's language lacks or leaves empty", async () => {
    const host = await hostWith({ lng: "de" }, { de: { remedies: { retry: "", wait: { nested: "x" } } } });
    expect(translate(host, ["remedies", "retry"]).text).toBe("Try again");
    expect(translate(host, ["remedies", "wait"]).text).toBe("Try again later");
    expect(translate(host, ["ui", "copy"]).text).toBe("Copy");
  });

  it("shows dotted keys in i18next's mode for seeing keys", async () => {
    const host = await hostWith({ lng: "cimode", fallbackLng: "en", appendNamespaceToCIMode: true });
    expect(translate(host, ["remedies", "retry"]).text).toBe("remedies.retry");
  });
});

describe("the host's settings", () => {
  const separators = [".", "_", "-", ":", "", false] as const;

  it.each(separators.flatMap((keySeparator) => separators.map((nsSeparator) => ({ keySeparator, nsSeparator }))))(
    "change nothing with keySeparator $keySeparator and nsSeparator $nsSeparator",
    async (options) => {
      const host = await hostWith({ lng: "de", ...(options as InitOptions) }, { de: german });
      expect(faultText(notFound, host)).toEqual(german.codes["prism-io"].not_found);
      expect(translate(host, ["remedies", "retry"]).text).toBe("Erneut versuchen");
    },
  );

  it.each<{ what: string; options: InitOptions }>([
    { what: "defaultNS", options: { ns: ["app"], defaultNS: "app" } },
    {
      what: "fallbackNS",
      options: { ns: ["app"], fallbackNS: "app", resources: { de: { app: { remedies: { retry: "App" } } } } },
    },
    { what: "returnObjects", options: { returnObjects: true } },
    { what: "returnDetails", options: { returnDetails: true } },
    { what: "joinArrays", options: { joinArrays: "+" } },
    { what: "pluralSeparator", options: { pluralSeparator: "~", contextSeparator: "~" } },
    { what: "ignoreJSONStructure", options: { ignoreJSONStructure: false } },
  ])("change nothing with $what", async ({ options }) => {
    const host = await hostWith({ lng: "de", ...options }, { de: german });
    expect(translate(host, ["remedies", "retry"]).text).toBe("Erneut versuchen");
    expect(translate(host, ["remedies", "wait"]).text).toBe("Try again later");
  });

  it("report no missing key, for none is ever asked for", async () => {
    const missingKeyHandler = vi.fn();
    const host = await hostWith({ lng: "de", saveMissing: true, missingKeyHandler }, { de: german });
    faultText(faultWith({ type: "server_error", envelope: "prism-io", code: "unheard_of" }), host);
    translate(host, ["ui", "copy"]);
    expect(missingKeyHandler).not.toHaveBeenCalled();
  });

  it("let the host's texts refer to others of the host", async () => {
    const host = await hostWith(
      { resources: { en: { translation: { team: "the help desk" } } }, keySeparator: "/", nsSeparator: "|" },
      { en: { remedies: { contact_support: "Ask $t(team)", retry: "Or $t(amends|remedies/reload)" } } },
    );
    expect(translate(host, ["remedies", "contact_support"]).text).toBe("Ask the help desk");
    expect(translate(host, ["remedies", "retry"]).text).toBe("Or Reload");
  });
});

describe("values", () => {
  it("stand where the kit's placeholders are, also in a host that writes its own differently", async () => {
    const host = await hostWith({ interpolation: { prefix: "__", suffix: "__" } });
    expect(rendered(host, "At least {{min}}.", { min: 3 })).toBe("At least 3.");
  });

  it.each([true, false])("are left to whoever renders them, with escapeValue %s", async (escapeValue) => {
    const host = await hostWith({ interpolation: { escapeValue } });
    expect(rendered(host, "Use {{expected}}.", { expected: "'a' & <b>" })).toBe("Use 'a' & <b>.");
  });

  it.each([true, false])("are no templates, with skipOnVariables %s", async (skipOnVariables) => {
    const host = await hostWith({ interpolation: { skipOnVariables } });
    const hostile = "$t(amends:remedies.retry) {{other}} $1";
    expect(rendered(host, "Use {{expected}}.", { expected: hostile, other: "x" })).toBe(`Use ${hostile}.`);
  });

  it("may have the names of i18next's options", async () => {
    const host = await hostWith({}, { de: german });
    const values = {
      lng: "de",
      ns: "x",
      context: "y",
      defaultValue: "z",
      keySeparator: ".",
      postProcess: "p",
      replace: "r",
    };
    expect(rendered(host, "{{lng}} {{ns}} {{context}} {{defaultValue}} {{replace}}", values)).toBe("de x y z r");
  });

  it("may have the names of a prototype's members", async () => {
    const host = await hostWith();
    expect(rendered(host, "At least {{min}}.", { min: 3, constructor: "c", toString: "t" } as never)).toBe(
      "At least 3.",
    );
  });

  it.each([
    [0, "0 Zeichen"],
    [1, "Ein Zeichen"],
    [7, "7 Zeichen"],
  ])("choose the plural for %i, whatever the host's plural separator", async (count, text) => {
    const violations = { short_one: "Ein Zeichen", short_other: "{{count}} Zeichen" };
    const host = await hostWith({ lng: "de", pluralSeparator: "~" }, { de: { violations } });
    expect(violationText(notFound, violationAt([], { code: "short", values: { count } }), host)?.text).toBe(text);
  });

  it.each([
    { what: "the general form", violations: { short_other: "{{count}} more" }, text: "1 more" },
    { what: "the only form", violations: { short: "{{count}} more" }, text: "1 more" },
  ])("are content with $what where a language has no special one", async ({ violations, text }) => {
    const host = await hostWith({}, { en: { violations } });
    expect(violationText(notFound, violationAt([], { code: "short", values: { count: 1 } }), host)?.text).toBe(text);
  });

  it.each([
    [1, "plik"],
    [3, "pliki"],
    [5, "plików"],
  ])("choose the plural for %i by the rules of the text's language", async (count, text) => {
    const violations = { files_one: "plik", files_few: "pliki", files_many: "plików", files_other: "pliku" };
    const host = await hostWith({ lng: "pl" }, { pl: { violations } });
    expect(violationText(notFound, violationAt([], { code: "files", values: { count } }), host)?.text).toBe(text);
  });
});

describe("the kit's English", () => {
  it("fills in values and chooses plurals without i18next", async () => {
    vi.resetModules();
    vi.doMock("../../locales/en/amends.json", () => ({
      default: {
        violations: { short_one: "Add {{count}} character.", short_other: "Add {{count}} {{what}} to {{missing}}." },
      },
    }));
    const { violationText: fresh } = await import("../../src/i18n/fault-text.ts");
    const text = (count: number) =>
      fresh(notFound, violationAt([], { code: "short", values: { count, what: "{{count}} $& $t(x)" } }))?.text;
    expect(text(1)).toBe("Add 1 character.");
    expect(text(2)).toBe("Add 2 {{count}} $& $t(x) to {{missing}}.");
    vi.doUnmock("../../locales/en/amends.json");
    vi.resetModules();
  });
});

describe("a host that fails", () => {
  it.each<{ what: string; t: () => unknown }>([
    {
      what: "throws",
      t: () => {
        throw new Error("broken");
      },
    },
    { what: "answers undefined", t: () => undefined },
    { what: "answers an object", t: () => ({ res: "x" }) },
    { what: "answers nothing", t: () => "" },
    { what: "answers with the key", t: ((key: string) => key) as () => unknown },
  ])("is replaced by English where its t $what", async ({ t }) => {
    const host = await hostWith({ lng: "de" }, { de: german });
    host.t = t as never;
    expect(faultText(notFound, host).title).toBe("We could not find what you were looking for");
    expect(translate(host, ["remedies", "retry"]).text).toBe("Try again");
  });

  it("still escapes its own texts after failing amid one of ours", async () => {
    const missingInterpolationHandler = () => {
      throw new Error("broken");
    };
    const host = await hostWith(
      { missingInterpolationHandler, resources: { en: { translation: { greeting: "Hello {{name}}" } } } },
      { en: { remedies: { retry: "Try {{unheard_of}}" } } },
    );
    expect(translate(host, ["remedies", "retry"]).text).toBe("Try again");
    expect(host.t("greeting", { name: "<b>" })).toBe("Hello &lt;b&gt;");
  });

  it("escapes its own texts after one of ours", async () => {
    const host = await hostWith({ resources: { en: { translation: { greeting: "Hello {{name}}" } } } });
    translate(host, ["remedies", "retry"]);
    expect(host.t("greeting", { name: "<b>" })).toBe("Hello &lt;b&gt;");
  });

  it.each([
    {},
    { languages: ["en"] },
    { languages: "en", isInitialized: true },
    Object.freeze({ isInitialized: true, store: null }),
  ])("is replaced by English where it is no i18next instance: %j", (host) => {
    expect(translate(host as unknown as i18n, ["remedies", "retry"]).text).toBe("Try again");
  });
});

describe("a host that never registered the kit", () => {
  async function warningsOf(host: i18n): Promise<unknown[]> {
    vi.resetModules();
    const fresh = await import("../../src/i18n/translate.ts");
    const warn = vi.mocked(console.warn);
    warn.mockClear();
    expect(fresh.translate(host, ["remedies", "retry"]).text).toBe("Try again");
    fresh.translate(host, ["ui", "copy"]);
    return warn.mock.calls.flat();
  }

  it("is told once, with the cure", async () => {
    const host = createInstance();
    await host.init({ lng: "de", resources: {} });
    const warnings = await warningsOf(host);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("registerAmends(i18n)");
  });

  it("is not told in production", async () => {
    vi.stubEnv("NODE_ENV", "production");
    const host = createInstance();
    await host.init({ lng: "de", resources: {} });
    expect(await warningsOf(host)).toEqual([]);
    vi.unstubAllEnvs();
  });

  it("is not told while it has still to be initialised, or where it only lacks a language", async () => {
    expect(await warningsOf(createInstance())).toEqual([]);
    const loading = createInstance().use({ type: "backend", init() {}, read() {} });
    void loading.init({ lng: "de", ns: ["amends"] });
    expect(await warningsOf(loading)).toEqual([]);
    expect(await warningsOf(await hostWith({ lng: "tlh" }))).toEqual([]);
  });
});
