import { expect, it } from "vitest";
import { severityOf } from "../../src/react/fault/severity.ts";
import { faultFor } from "../../src/testing/index.ts";

it.each([
  ["a defect", "prism-io/server_error/500", "error"],
  ["input that was refused", "prism-io/validation_error/400", "error"],
  ["a session that has ended", "prism-io/token_expired/401", "warning"],
  ["what was not found", "prism-io/not_found/404", "warning"],
  ["a wait", "prism-io/rate_limit_exceeded/429", "warning"],
  ["a wait, whatever its type is", "prisma-airs/503/maintenance", "warning"],
  ["a plan that ends here", "prism-io/tier_limit_exceeded/400", "info"],
  ["what the app stopped itself", "client/aborted", "info"],
  ["a quota", "prisma-airs/429/quota_reached", "info"],
])("%s is no more serious than it is", (_, id, severity) => {
  expect(severityOf(faultFor(id))).toBe(severity);
});

it("is equal for codes that nobody may tell apart", () => {
  const pair = ["prism-io/invalid_credentials/401", "prism-io/subscription_inactive/401"];
  expect(new Set(pair.map((id) => severityOf(faultFor(id)))).size).toBe(1);
});
