import { createInstance } from "i18next";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { blocksOf, modulesOf } from "./blocks.ts";

const load = modulesOf("README.md", "readme-loads");

beforeAll(async () => {
  const i18n = createInstance({ lng: "en", resources: {} });
  await i18n.init();
  vi.stubGlobal("i18n", i18n);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

// What a configuration does wrong throws when it is made.
it.each(blocksOf("README.md").filter(({ file }) => file.endsWith(".ts")))(
  "$file of the README does what it says without complaint",
  async ({ file }) => {
    const complaints = [vi.spyOn(console, "error"), vi.spyOn(console, "warn")];
    await load(file);
    for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled();
  },
);
