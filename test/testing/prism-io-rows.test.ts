import { describe, expect, it } from "vitest";
import type { ContractRow } from "../../src/testing/index.ts";
import { prismIoRows } from "../../src/testing/prism-io-rows.ts";

/** The contract's codes, each with the statuses at which it is sent. */
const prismIoCodes: Record<string, number[]> = {
  validation_error: [400, 422],
  invalid_credentials: [401],
  subscription_inactive: [401],
  token_expired: [401],
  token_revoked: [401],
  missing_refresh_token: [401],
  invalid_handoff_token: [401],
  rate_limit_exceeded: [429],
  not_found: [404],
  tier_limit_exceeded: [400, 403, 422],
  server_error: [500, 502, 503, 504],
};

/** The contract's types, each with its statuses. */
const prismIoCells: Record<string, number[]> = {
  invalid_request_error: [400, 422],
  authentication_error: [401],
  permission_error: [403],
  not_found_error: [404],
  rate_limit_error: [429],
  governance_error: [400, 422],
  server_error: [500, 502, 503, 504],
};

/** The code that the server sends, which is the fault's but for one that nobody may tell apart. */
const sentCode = (row: ContractRow) => (row.body as { error: { code: string | null } }).error.code;

describe("prismIoRows", () => {
  it.each(Object.entries(prismIoCodes))("holds %s at each of its statuses", (code, statuses) => {
    const rows = prismIoRows.filter((row) => sentCode(row) === code);
    expect(rows.map((row) => row.status).sort()).toEqual(statuses);
  });

  it.each(Object.entries(prismIoCells))(
    "holds the cells of %s with an unknown and with a null code",
    (type, statuses) => {
      const cells = prismIoRows
        .filter((row) => row.outcome?.type === type && !Object.hasOwn(prismIoCodes, String(row.outcome.code)))
        .map((row) => [row.status, row.outcome?.code === null]);
      expect(cells).toEqual(
        statuses.flatMap((status) => [
          [status, false],
          [status, true],
        ]),
      );
    },
  );

  it("is nothing but the documented codes and the twelve cells", () => {
    const documented = Object.values(prismIoCodes).flat().length;
    const cells = Object.values(prismIoCells).flat().length;
    expect(cells).toBe(12);
    expect(prismIoRows).toHaveLength(documented + 2 * cells);
  });

  it.each(prismIoRows.map((row) => [row.id, row] as const))("%s sends Prism IO's four keys", (_id, row) => {
    const { error } = row.body as { error: Record<string, unknown> };
    expect(Object.keys(error).sort()).toEqual(["code", "message", "param", "type"]);
    const isTwin = error.code === "subscription_inactive";
    expect(row.outcome?.code).toBe(isTwin ? "invalid_credentials" : error.code);
    expect(error).toMatchObject({ type: row.outcome?.type, message: row.wordings[0] });
  });
});
