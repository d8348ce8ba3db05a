import { describe, expect, it, vi } from "vitest";
import * as bare from "../../src/core/bare.ts";
import * as core from "../../src/core/index.ts";
import { airsBody, httpError, prismBody } from "./http-error.ts";

const { classify, classifyAsync, defineAmends, prismaAirs, prismIo, throwIfFault } = bare;
const notFound = prismBody("not_found_error", "not_found");

describe("amends/core/bare", () => {
  it("has no contract built in", () => {
    const amends = defineAmends({});
    expect(amends.apis).toEqual([]);
    expect(classify(httpError(404, notFound), amends)).toMatchObject({
      type: "not_found_error",
      code: null,
      envelope: null,
    });
    expect(classify(airsBody(200), amends)).toMatchObject({ type: "unknown_error" });
  });

  it("reads what it was given alone", () => {
    const amends = defineAmends({ apis: [{ envelope: prismIo }] });
    expect(classify(httpError(404, notFound), amends)).toMatchObject({ code: "not_found", envelope: "prism-io" });
    expect(classify(httpError(404, airsBody(404)), amends)).toMatchObject({ code: null, envelope: null });
  });

  it("reads both contracts where it was given both", () => {
    const amends = defineAmends({ apis: [{ envelope: prismIo }, { envelope: prismaAirs }] });
    for (const body of [notFound, airsBody(404, "Report ID not found"), airsBody(403)]) {
      expect(classify(httpError(404, body), amends)).toEqual(core.classify(httpError(404, body)));
    }
  });

  it("reads unread bodies too", async () => {
    const amends = defineAmends({ apis: [{ envelope: prismIo }] });
    const response = () => new Response(JSON.stringify(notFound), { status: 404 });
    expect(await classifyAsync(response(), amends)).toMatchObject({ code: "not_found" });
    await expect(throwIfFault(response(), amends)).rejects.toBeInstanceOf(core.FaultError);
  });

  it("checks a configuration as the whole does", () => {
    expect(() => defineAmends({ actions: { pray: "/" } } as never)).toThrow("pray");
    vi.stubEnv("NODE_ENV", "production");
    expect(() => defineAmends({ actions: { pray: "/" } } as never)).not.toThrow();
    vi.unstubAllEnvs();
  });

  it("shares its envelopes and faults with the whole", () => {
    expect([prismIo, prismaAirs]).toEqual([core.prismIo, core.prismaAirs]);
    const fault = classify(httpError(503), defineAmends({}));
    expect(core.isFault(fault)).toBe(true);
    expect(core.classify(fault)).toEqual(fault);
  });
});
