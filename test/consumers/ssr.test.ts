import { afterAll, beforeAll, expect, it } from "vitest";
import { rowPath } from "../../src/testing/index.ts";
import type { ContractServer } from "../../src/testing/server.ts";
import { installConsumer, type RunningServer } from "./consumer.ts";
import { closeBrowser, startApi, visit } from "./site.ts";
import { titleOf } from "./words.ts";

let api: ContractServer;
let app: RunningServer;

beforeAll(async () => {
  const consumer = await installConsumer("ssr");
  await consumer.run("npm", ["run", "build"]);
  api = await startApi({ "/api/scans": rowPath("prism-io/rate_limit_exceeded/429") });
  app = await consumer.start("npm", ["start"], { API: api.origin, TZ: "America/St_Johns" });
});

afterAll(async () => {
  await closeBrowser();
  await app?.close();
  await api?.close();
});

it.each(["en", "de"])(
  "says in the HTML that it serves what it says once hydrated, in %s and in another time zone",
  async (language) => {
    const words = titleOf("rate_limit_exceeded", language);
    const html = await (await fetch(`${app.origin}/${language}`)).text();
    expect(html).toContain(words);

    const { page, complaints } = await visit(`${app.origin}/${language}`, {
      timezoneId: "Asia/Kolkata",
      locale: "ar-EG",
    });
    const alert = page.getByRole("alert");
    await alert.getByText(words).waitFor();
    // Only the browser counts down, so a countdown shows that the page is hydrated.
    await page.locator('[data-amends-part="countdown"]').getByText(/\d/).first().waitFor();
    expect(await alert.textContent()).toContain(words);
    expect(complaints).toEqual([]);
  },
);

it("serves two people at once, each in their language", async () => {
  const asked = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? "en" : "de"));
  const pages = await Promise.all(asked.map(async (each) => (await fetch(`${app.origin}/${each}`)).text()));
  for (const [index, each] of asked.entries()) expect(pages[index]).toContain(titleOf("rate_limit_exceeded", each));
});
