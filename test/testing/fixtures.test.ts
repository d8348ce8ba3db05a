import { describe, expect, it } from "vitest";
import { withWording } from "../../src/testing/contract-row.ts";
import { disagreeingRows } from "../../src/testing/disagreeing-rows.ts";
import { contractRow, contractRows } from "../../src/testing/fixtures.ts";
import { grpcRows } from "../../src/testing/grpc-rows.ts";
import { httpRows } from "../../src/testing/http-rows.ts";
import { lookalikeRows } from "../../src/testing/lookalike-rows.ts";
import { prismIoRows } from "../../src/testing/prism-io-rows.ts";
import { prismaAirsRows } from "../../src/testing/prisma-airs-rows.ts";
import { thrownRows } from "../../src/testing/thrown-rows.ts";

describe("rows of no contract", () => {
  it.each([401, 403, 404, 410, 408, 409, 412, 413, 422, 429, 400, 402, 405, 415, 418, 500, 502, 503, 501, 504, 507])(
    "holds %i as a gateway's page",
    (status) => {
      expect(contractRow(`http/${status}`)).toMatchObject({ status, contentType: "text/html", api: null });
      expect(contractRow(`http/${status}`).outcome).toMatchObject({ status, code: null, envelope: null });
    },
  );

  it("holds gRPC's codes 0 to 16 in six places each", () => {
    const ids = Array.from(
      { length: 17 },
      (_, code) => grpcRows.filter((row) => row.id.startsWith(`grpc/${code}/`)).length,
    );
    expect(ids).toEqual(Array.from({ length: 17 }, () => 6));
  });

  it.each(["openai/unknown-code", "openai/insufficient-quota", "stripe/card-error", "stripe/resource-missing"])(
    "holds %s with Prism IO's keys",
    (id) => {
      const { error } = contractRow(`lookalike/${id}`).body as { error: object };
      expect(Object.keys(error)).toEqual(expect.arrayContaining(["code", "message", "param", "type"]));
    },
  );

  it("holds bodies that contradict HTTP in both directions and one that writes a number as text", () => {
    const pairs = disagreeingRows.map((row) => [
      row.status,
      (row.body as { error: { status_code: unknown } }).error.status_code,
    ]);
    expect(pairs).toEqual(
      expect.arrayContaining([
        [200, 403],
        [500, 200],
        [403, "403"],
      ]),
    );
  });

  it("holds a thrown value for each type that no server says", () => {
    const types = new Set(thrownRows.map((row) => row.outcome.type));
    expect([...types].sort()).toEqual(["cancelled", "network_error", "timeout_error", "unknown_error"]);
  });

  it("throws a new value each time", () => {
    const [row] = thrownRows;
    expect(row?.thrown()).not.toBe(row?.thrown());
  });
});

describe("contractRows", () => {
  it("holds every table", () => {
    const tables = [prismIoRows, prismaAirsRows, httpRows, lookalikeRows, disagreeingRows, grpcRows];
    expect(contractRows).toEqual(tables.flat());
  });

  it("gives each row an id of its own that needs no escaping in a URL", () => {
    const ids = [...contractRows, ...thrownRows].map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/);
  });

  it("waits only for as long as a Retry-After says", () => {
    for (const { headers, outcome } of contractRows) {
      if (outcome?.retryAfterMs != null) expect(headers["Retry-After"]).toBe(String(outcome.retryAfterMs / 1000));
    }
    expect(contractRow("prism-io/rate_limit_exceeded/429").outcome?.retryAfterMs).toBe(20_000);
  });

  it("names no time for a quota, even where the server names one", () => {
    const row = contractRow("prisma-airs/429/quota_reached");
    expect(row.headers).toHaveProperty("Retry-After");
    expect(row.outcome?.retryAfterMs).toBeNull();
  });

  it("survives JSON", () => {
    expect(JSON.parse(JSON.stringify(contractRows))).toEqual(contractRows);
  });

  it("refuses an id that no row has", () => {
    expect(() => contractRow("prism-io/teapot")).toThrow(RangeError);
  });
});

describe("withWording", () => {
  it("replaces an envelope's message and nothing else", () => {
    const row = contractRow("prism-io/validation_error/422");
    const { error } = row.body as { error: object };
    expect(withWording(row, "Too short")).toEqual({ ...row, body: { error: { ...error, message: "Too short" } } });
  });

  it("replaces a message at the top", () => {
    const row = withWording(contractRow("grpc/7/code-number"), "denied");
    expect(row.body).toEqual({ code: 7, message: "denied", details: [] });
  });

  it("leaves a row without a message as it is", () => {
    const row = contractRow("http/502");
    expect(withWording(row, "hello")).toBe(row);
  });
});
