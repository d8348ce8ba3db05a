import { type ReactElement, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { expect, spyOn, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { defineAmends, type FaultReport } from "../src/core/index.ts";
import { rootOptions } from "../src/index.ts";
import { contractRow, errorFor } from "../src/testing/index.ts";

const meta = preview.meta({
  title: "Components/Functions/rootOptions",
  tags: ["!dev"], // there is nothing to look at
  // What they are about is an error that nobody catches.
  parameters: { test: { dangerouslyIgnoreUnhandledErrors: true } },
  render: () => <p lang="en">What no boundary caught takes the root away that is beside this one.</p>,
});

function Cart({ thrown }: { readonly thrown?: unknown }): ReactElement {
  if (thrown) throw thrown;
  return <p>{(undefined as unknown as { readonly items: string }).items}</p>;
}

/** Renders into a root of its own, without a boundary, and answers what was told, and what the page heard of. */
async function renderAlone(children: ReactElement): Promise<{ reports: FaultReport[]; heard: unknown[] }> {
  const reports: FaultReport[] = [];
  const heard: unknown[] = [];
  const onError = (event: ErrorEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    heard.push(event.error);
  };
  addEventListener("error", onError, true);
  const amends = defineAmends({ onFault: (report) => void reports.push(report) });
  createRoot(document.createElement("div"), rootOptions(amends)).render(<StrictMode>{children}</StrictMode>);
  await waitFor(() => expect(reports).not.toEqual([]));
  removeEventListener("error", onError, true);
  return { reports, heard };
}

/** A defect is told once, by its kind and where it lies, and goes to the page's `error` event as React sends it. */
export const Defect = meta.story({
  play: async () => {
    const warn = spyOn(console, "warn").mockImplementation(() => {});
    const error = spyOn(console, "error").mockImplementation(() => {});
    const { reports, heard } = await renderAlone(<Cart />);
    await expect(reports).toMatchObject([{ type: "unknown_error", expected: false }]);
    await expect(reports[0]?.fingerprint).toMatch(/\|\|TypeError\.\w+$/);
    await expect(heard).toEqual([expect.any(TypeError)]);
    await expect(warn.mock.calls.flat().join(" ")).toContain(Cart.name);
    // The test runner's own listener writes of the event, too.
    await expect(error.mock.calls.filter(([line]) => /^(amends|%)/.test(String(line)))).toEqual([]);
    const again = await renderAlone(<Cart />);
    await expect(again.reports[0]?.fingerprint).toBe(reports[0]?.fingerprint);
  },
});

/** An expected failure is told, and the console stays quiet. */
export const Expected = meta.story({
  play: async () => {
    spyOn(console, "warn").mockImplementation(() => {}); // that a boundary is missing
    const error = spyOn(console, "error").mockImplementation(() => {});
    const { reports, heard } = await renderAlone(<Cart thrown={errorFor(contractRow("prism-io/not_found/404"))} />);
    await expect(reports).toMatchObject([{ code: "not_found", expected: true }]);
    await expect(heard).toEqual([]);
    await expect(error).not.toHaveBeenCalled();
  },
});
