// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { classifyAsync } from "../../src/core/index.ts";
import { httpError, prismBody } from "./http-error.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

// jsdom/jsdom#2555: a Blob has no `text` there until jsdom 28.1, and Jest 30 takes 26.
it("reads a Blob that has no method to read it by", async () => {
  const blob = new Blob([JSON.stringify(prismBody("not_found_error", "not_found", "Größe 漢"))]);
  vi.spyOn(Blob.prototype as { text: unknown }, "text", "get").mockReturnValue(undefined);
  expect(await classifyAsync(httpError(404, blob))).toMatchObject({ code: "not_found", envelope: "prism-io" });
});
