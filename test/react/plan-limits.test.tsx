// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { createInstance } from "i18next";
import { afterEach, expect, it, vi } from "vitest";
import { registerAmends } from "../../src/i18n/index.ts";
import { AmendsProvider, ErrorMessage, type PlanLimit } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const beyondPlan = faultFor("prism-io/tier_limit_exceeded/400");
const limits: readonly PlanLimit[] = [
  { label: "Projects", value: 12_500 },
  { label: "Support", value: "by email" },
];
const shown = () => document.querySelector("[data-amends-part=limits]")?.textContent ?? null;

it("a plan's limits are shown where they were not enough", () => {
  render(
    <AmendsProvider planLimits={limits}>
      <ErrorMessage error={beyondPlan} />
    </AmendsProvider>,
  );
  expect(shown()).toBe("Projects12,500Supportby email");
});

it.each([
  ["another failure", faultFor("prism-io/server_error/500"), limits],
  ["a plan of which nothing is known", beyondPlan, []],
])("a plan's limits are not shown for %s", (_, error, planLimits) => {
  render(
    <AmendsProvider planLimits={planLimits}>
      <ErrorMessage error={error} />
    </AmendsProvider>,
  );
  expect(shown()).toBeNull();
});

it("a plan's limits have their numbers in the host's language", async () => {
  const i18n = createInstance();
  await i18n.init({ lng: "de" });
  registerAmends(i18n);
  render(
    <AmendsProvider i18n={i18n} planLimits={limits}>
      <ErrorMessage error={beyondPlan} />
    </AmendsProvider>,
  );
  expect(shown()).toContain("12.500");
});

it("a plan's limits may have equal labels", () => {
  const consoleError = vi.spyOn(console, "error");
  render(
    <AmendsProvider planLimits={[...limits, ...limits]}>
      <ErrorMessage error={beyondPlan} />
    </AmendsProvider>,
  );
  expect(document.querySelectorAll("dt")).toHaveLength(4);
  expect(consoleError).not.toHaveBeenCalled();
});
