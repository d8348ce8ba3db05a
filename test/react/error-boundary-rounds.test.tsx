// @vitest-environment jsdom
import { createElement } from "react";
import { describe, expect, it, vi } from "vitest";
import { testRounds } from "./fallback-rounds.tsx";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

vi.hoisted(() => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false));
muteCaughtErrors();

it("runs React's development build", () => {
  expect(createElement("p")).toHaveProperty("_store");
});

describe("a fallback in development", testRounds);
