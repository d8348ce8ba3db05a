// @vitest-environment jsdom
import { describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { reportOnce } from "../../src/core/report-once.ts";
import {
  collect,
  defect,
  down,
  hasAll,
  lines,
  missing,
  renderIn,
  reported,
  Thrower,
  watchRoots,
  written,
} from "./watched-roots.tsx";

watchRoots();

describe.runIf(hasAll)("what no boundary caught (React 19)", () => {
  it.each([
    ["a defect", defect],
    ["a server error", down],
    ["an expected failure", missing],
    ["a text", () => "broken"],
    ["null", () => null],
  ])("is told once, in StrictMode: %s", (_, make) => {
    const { reports, amends } = collect();
    renderIn(amends, <Thrower thrown={make()} />);
    expect(reports).toHaveLength(1);
  });

  // getsentry/sentry-javascript#11798: with an option of one's own React's output was lost.
  it("a defect goes where React sends it: to the page's error event, and with a component stack", () => {
    const { amends } = collect();
    const thrown = defect();
    renderIn(amends, <Thrower thrown={thrown} />);
    expect(reported).toHaveBeenCalledExactlyOnceWith(thrown);
    expect(lines(console.warn).filter((line) => /Thrower/.test(line))).toHaveLength(1);
    expect(lines(console.error).filter((line) => line.startsWith("amends: unexpected"))).toEqual([]);
  });

  it("a server error is written once, with how it was read", () => {
    const { amends } = collect();
    renderIn(amends, <Thrower thrown={down()} />);
    expect(written()).toEqual([expect.stringContaining("amends: unexpected server_error")]);
    expect(reported).not.toHaveBeenCalled();
  });

  it("an expected failure is not written to the console", () => {
    const { amends } = collect();
    renderIn(amends, <Thrower thrown={missing()} />);
    expect(written()).toEqual([]);
    expect(reported).not.toHaveBeenCalled();
  });

  it("is not told again where a query client has told", () => {
    const { reports, amends } = collect();
    const thrown = down();
    reportOnce(thrown, amends);
    renderIn(amends, <Thrower thrown={thrown} />);
    expect(reports).toHaveLength(1);
  });

  it("says once that a boundary is missing", () => {
    const { amends } = collect();
    renderIn(amends, <Thrower thrown={defect()} />);
    renderIn(amends, <Thrower thrown={defect()} />);
    expect(lines(console.warn).filter((line) => /no boundary caught an error/.test(line)).length).toBeLessThan(2);
  });

  it("harms nothing where the app's onFault throws", async () => {
    const failing = defineAmends({
      onFault() {
        throw new Error("telemetry");
      },
    });
    renderIn(failing, <Thrower thrown={defect()} />);
    await vi.waitFor(() => expect(console.error).toHaveBeenCalledWith(new Error("telemetry")));
  });
});
