import { describe, expect, it } from "vitest";
import { bundle, sizeOfChunks, splitChunks } from "../scripts/bundle.ts";

const chunk = (fileName: string, imports: readonly string[] = [], isEntry = false) => ({ fileName, imports, isEntry });
const names = ({ eager, lazy }: ReturnType<typeof splitChunks>) => ({
  eager: eager.map(({ fileName }) => fileName),
  lazy: lazy.map(({ fileName }) => fileName),
});

describe("of an app's chunks", () => {
  it("those that the entry imports, and what they import, are loaded with it", () => {
    const chunks = [chunk("c.js"), chunk("app.js", ["a.js"], true), chunk("a.js", ["c.js"]), chunk("de.js", ["c.js"])];
    expect(names(splitChunks(chunks))).toEqual({ eager: ["app.js", "a.js", "c.js"], lazy: ["de.js"] });
  });

  it("two that import each other are both counted, once", () => {
    const chunks = [chunk("app.js", ["a.js"], true), chunk("a.js", ["app.js", "react"])];
    expect(names(splitChunks(chunks))).toEqual({ eager: ["app.js", "a.js"], lazy: [] });
  });

  it("each is weighed by itself, as it is sent", () => {
    const code = "export const text = 'the same words in two files';";
    const app = { ...chunk("app.js", ["a.js"], true), code };
    const of = (...others: readonly object[]) => sizeOfChunks([app, ...(others as (typeof app)[])]);
    const { bytes } = of();
    expect(of({ ...chunk("a.js"), code })).toEqual({ bytes: 2 * bytes, lazy: 0 });
    expect(of({ ...chunk("later.js", ["app.js"]), code })).toEqual({ bytes, lazy: bytes });
  });

  it("the languages come later, and English with the app", async () => {
    const { eager, lazy } = splitChunks(await bundle('export { loadLocale } from "amends/i18n"', { fromSource: true }));
    const modules = eager.flatMap((each) => each.modules);
    expect(modules).toContain("locales/en/amends.json");
    expect(modules).not.toContain("locales/de/amends.json");
    expect(lazy.flatMap((each) => each.modules)).toContain("locales/de/amends.json");
  });
});

// What stays out of a bundle, by the module. Words of both contracts are in the English that all texts fall back to.
const contract = /^src\/core\/(envelopes\/|contracts\.ts)/;
const loader = /^src\/i18n\/(loaders|locales)\.ts|^locales\/(?!en\/)/;
const modulesOf = async (code: string) => (await bundle(code, { fromSource: true })).flatMap(({ modules }) => modules);

const everything = `
export * from "amends/recovery";
export * from "amends/query";
export { classify, classifyAsync, defineAmends, throwIfFault } from "amends/core/bare";
`;

describe("an app", () => {
  it("without a banner or a sign-in carries neither: what a message tells one is a few lines", async () => {
    const modules = await modulesOf('export { AmendsProvider, ErrorBoundary, ErrorMessage, useFault } from "amends"');
    expect(modules).toContain("src/react/fault/banners.ts");
    expect(modules.filter((each) => /^src\/react\/(banner|sign-in|form)\//.test(each))).toEqual([]);
  });

  it("of amends/bare, amends/recovery and amends/query carries no contract, and loads no language", async () => {
    const modules = await modulesOf(`export * from "amends/bare";${everything}`);
    expect(modules).toEqual(
      expect.arrayContaining(["src/react/message/message.tsx", "src/recovery/session/session.ts"]),
    );
    expect(modules.filter((each) => contract.test(each) || loader.test(each))).toEqual([]);
  });

  it("that adds one contract to them carries that alone", async () => {
    const modules = await modulesOf(
      `export * from "amends/bare";${everything}export { prismIo } from "amends/core/bare";`,
    );
    expect(modules.filter((each) => contract.test(each))).toEqual(["src/core/envelopes/prism-io.ts"]);
  });

  it("of amends/core/bare with Prism IO holds nothing of Prisma AIRS", async () => {
    const [entry] = await bundle('export { classify, defineAmends, prismIo } from "amends/core/bare"', {
      fromSource: true,
    });
    expect(entry?.modules.filter((each) => contract.test(each))).toEqual(["src/core/envelopes/prism-io.ts"]);
    expect(entry?.code).toContain("prism-io");
    expect(entry?.code).not.toMatch(/prisma-airs|invalid_scan_id/);
  });

  it.each(["ErrorMessage", "useFault", "rootOptions", "withErrorBoundary"])(
    "that takes %s alone of amends carries both contracts, and loads every language",
    async (name) => {
      const modules = await modulesOf(`export { ${name} } from "amends"`);
      const expected = ["src/core/envelopes/prism-io.ts", "src/core/envelopes/prisma-airs.ts", "src/i18n/loaders.ts"];
      expect(modules).toEqual(
        expect.arrayContaining([...expected, "locales/de/amends.json", "src/with-defaults/set.ts"]),
      );
    },
  );

  it("carries of amends what it takes", async () => {
    const modules = await modulesOf('export { useFault } from "amends"');
    expect(modules.filter((each) => /src\/react\/(message|field-error|sign-in-prompt)\.tsx/.test(each))).toEqual([]);
  });
});
