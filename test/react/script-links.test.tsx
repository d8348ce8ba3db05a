// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { AmendsProvider, ErrorMessage, SignInPrompt } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { scripts } from "../core/script-links.ts";
import { handMadeSession } from "./hand-made-session.ts";

const limit = faultFor("prism-io/tier_limit_exceeded/422");

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe.each(scripts)("a link that is a program never shows: %j", (href) => {
  it("as an action of the configuration, in production", () => {
    vi.stubEnv("NODE_ENV", "production");
    const amends = defineAmends({ actions: { upgrade: href } });
    vi.unstubAllEnvs();
    render(
      <AmendsProvider value={amends}>
        <ErrorMessage error={limit} />
      </AmendsProvider>,
    );
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("as a component's own action, in whose place the configured one does", () => {
    const { rerender } = render(<ErrorMessage error={limit} actions={{ upgrade: href }} />);
    expect(screen.queryByRole("link")).toBeNull();
    rerender(
      <AmendsProvider value={defineAmends({ actions: { upgrade: "/plans" } })}>
        <ErrorMessage error={limit} actions={{ upgrade: href }} />
      </AmendsProvider>,
    );
    expect(screen.getByRole("link")).toHaveAttribute("href", "/plans");
  });

  it("as the way to sign in", () => {
    render(<SignInPrompt session={handMadeSession({ status: "interrupted" })} href={href} />);
    expect(screen.queryByRole("link")).toBeNull();
  });
});

it("an address that only speaks of a script is shown as it is", () => {
  render(<ErrorMessage error={limit} actions={{ upgrade: "/plans?next=javascript:x" }} />);
  expect(screen.getByRole("link")).toHaveAttribute("href", "/plans?next=javascript:x");
});
