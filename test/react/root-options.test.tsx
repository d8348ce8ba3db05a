// @vitest-environment jsdom
import { type ReactNode, Suspense } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { type defineAmends, FaultError } from "../../src/core/index.ts";
import { rootOptions } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { collect, down, hasAll, reported, roots, watchRoots, written } from "./watched-roots.tsx";

watchRoots();

describe("what React has recovered from", () => {
  const hydrate = async (server: ReactNode, client: ReactNode, amends: ReturnType<typeof defineAmends>) => {
    const container = document.createElement("div");
    container.innerHTML = renderToString(server);
    document.body.append(container);
    roots.push(hydrateRoot(container, client, rootOptions(amends)));
    await vi.waitFor(() => expect(container.textContent).toBe("browser"));
    await vi.waitFor(() => expect(reported).toHaveBeenCalled());
    container.remove();
    return container;
  };

  it("a hydration that does not match is told, as a defect", async () => {
    const { reports, amends } = collect();
    const container = await hydrate(<p>server</p>, <p>browser</p>, amends);
    expect(container.textContent).toBe("browser");
    expect(reports.map(({ type }) => type)).toContain("unknown_error");
    expect(new Set(reports.map(({ fingerprint }) => fingerprint)).size).toBe(reports.length);
    expect(reported).toHaveBeenCalled();
  });

  it("an error that a component throws only while it is hydrated is told once, as what it is", async () => {
    const { reports, amends } = collect();
    const thrown = down();
    let isFirst = true;
    function Flaky(): ReactNode {
      if (typeof document !== "undefined" && isFirst && hydrating) {
        isFirst = false;
        throw thrown;
      }
      return <p>content</p>;
    }
    let hydrating = false;
    const content = (
      <Suspense fallback="…">
        <Flaky />
      </Suspense>
    );
    const container = document.createElement("div");
    container.innerHTML = renderToString(content);
    hydrating = true;
    roots.push(hydrateRoot(container, content, rootOptions(amends)));
    await vi.waitFor(() => expect(reports).not.toEqual([]));
    expect(container.textContent).toBe("content");
    // react/react#28736: React 19 wraps it in an error of its own; React 18 tells of both.
    expect(reports.filter(({ type }) => type === "server_error")).toHaveLength(1);
    if (hasAll) expect(reports).toHaveLength(1);
  });

  it("what failed on the server is told as what it was there, and not written if it is expected", async () => {
    const { reports, amends } = collect();
    const fault = new FaultError(faultFor("prism-io/not_found/404"));
    const { onRecoverableError } = rootOptions(amends);
    onRecoverableError(Object.assign(new Error("Switched to client rendering"), { digest: fault.digest }), {});
    expect(reports).toMatchObject([{ code: "not_found", expected: true }]);
    expect(written()).toEqual([]);
    expect(reported).not.toHaveBeenCalled();
  });
});

it("works with nothing configured", () => {
  expect(Object.keys(rootOptions())).toEqual(["onUncaughtError", "onCaughtError", "onRecoverableError"]);
  expect(() => rootOptions().onRecoverableError(undefined, {})).not.toThrow();
});
