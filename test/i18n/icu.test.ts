import { createInstance, type i18n, type Module } from "i18next";
import ICU from "i18next-icu";
import { describe, expect, it } from "vitest";
import { registerAmends } from "../../src/i18n/register.ts";
import { translate } from "../../src/i18n/translate.ts";

/** As i18next-fluent's and i18next-polyglot's: given the text and the values, at the root of the options. */
const fluent = {
  type: "i18nFormat",
  parse: (text: string, values: Record<string, unknown>) =>
    text.replace(/\{ ?\$(\w+) ?\}/g, (_, name: string) => String(values[name])),
} as unknown as Module;

// i18next/i18next-icu#56 and i18next/i18next#1737: double braces stay. i18next/i18next-icu#69: `replace` is not read.
it("ICU's own double braces are ICU's", async () => {
  const i18n = createInstance().use(new ICU() as Module);
  await i18n.init({ lng: "en", resources: {} });
  registerAmends(i18n, { locales: { en: { wait: { sample: "{time, select, other {{time}}}" } } } });
  expect(translate(i18n, ["wait", "sample"] as never, { time: "soon" }).text).toBe("soon");
});

describe.each([
  ["i18next-icu", new ICU() as Module, "Noch {time}."],
  ["another i18nFormat", fluent, "Noch { $time }."],
])("with %s", (_, format, own) => {
  async function host(texts: object): Promise<i18n> {
    const instance = createInstance().use(format);
    await instance.init({ lng: "de", resources: {} });
    return registerAmends(instance, { locales: { de: texts } });
  }

  it("the kit's own placeholders are filled", async () => {
    const i18n = await host({ wait: { sample: "Noch {{time}}." } });
    expect(translate(i18n, ["wait", "sample"] as never, { time: "5 Minuten" }).text).toBe("Noch 5 Minuten.");
  });

  it("what a value contains is no placeholder", async () => {
    const i18n = await host({ wait: { sample: "Noch {{time}}." } });
    expect(translate(i18n, ["wait", "sample"] as never, { time: "{x} {{y}}" }).text).toBe("Noch {x} {{y}}.");
  });

  it("an app's own text in the host's format is filled by that", async () => {
    const i18n = await host({ wait: { sample: own } });
    expect(translate(i18n, ["wait", "sample"] as never, { time: "5 Minuten" }).text).toBe("Noch 5 Minuten.");
  });

  it("a value that a server named like one of t's options sets none", async () => {
    const i18n = await host({ wait: { sample: own } });
    const seen: object[] = [];
    const t = i18n.t.bind(i18n) as (key: string, options: object) => unknown;
    Object.assign(i18n, {
      t: (key: string, options: object) => {
        seen.push(options);
        return t(key, options);
      },
    });
    const values = { time: "5 Minuten", defaultValue: "$t(x)", postProcess: "shout", context: "evil" };

    expect(translate(i18n, ["wait", "sample"] as never, values).text).toBe("Noch 5 Minuten.");
    expect(seen).toHaveLength(1);
    for (const name of ["defaultValue", "postProcess", "context"]) expect(seen[0]).not.toHaveProperty(name);
  });
});
