// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import * as React from "react";
import { type ComponentType, type ReactNode, startTransition, useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ErrorMessage, ErrorSummary, FieldError } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { failed, refusalOf } from "./refusal.ts";

const { ViewTransition } = React as { ViewTransition?: ComponentType<{ children: ReactNode }> };
const Shown = ViewTransition ?? React.Fragment;

const now = Date.UTC(2026, 0, 1);
/** As a browser has it that takes its picture of the page first, and has React change it in a later task. */
const startViewTransition = vi.fn(({ update }: { update: () => Promise<void> | void }) => {
  const done = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(update);
  return { ready: done, finished: done, updateCallbackDone: done, skipTransition() {} };
});
beforeEach(() => {
  vi.useFakeTimers({ now });
  Object.assign(document, { startViewTransition, fonts: { status: "unloaded" } });
  // What jsdom lacks, and React asks for then.
  Object.assign(Element.prototype, { animate: () => ({ cancel() {} }), getAnimations: () => [] });
  startViewTransition.mockClear();
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  for (const name of ["startViewTransition", "fonts"]) Reflect.deleteProperty(document, name);
  for (const name of ["animate", "getAnimations"]) Reflect.deleteProperty(Element.prototype, name);
  vi.useRealTimers();
});
const advance = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

const limited = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: now + 60_000 });

// While the browser takes its picture, React has rendered and nothing of it is on the page: whoever takes the end of
// a render for that is early.
describe.runIf(ViewTransition)("a failure that comes in a view transition", () => {
  it("marks its field, takes the focus once, and is alerted once", async () => {
    const refused = failed(refusalOf({ email: "Taken." }));
    function Page() {
      const [error, setError] = useState<unknown>(null);
      return (
        <form>
          <button type="button" onClick={() => startTransition(() => setError(refused))}>
            Save
          </button>
          <Shown>
            <div>
              {error !== null && <ErrorSummary error={error} />}
              <input name="email" aria-label="Email" />
              {error !== null && <FieldError error={error} name="email" />}
            </div>
          </Shown>
        </form>
      );
    }
    render(<Page />);
    await act(async () => screen.getByRole("button").click());
    await advance(1000);
    expect(startViewTransition).toHaveBeenCalled();
    expect(screen.getAllByRole("alert")).toHaveLength(1);
    expect(screen.getByRole("textbox")).toHaveAccessibleDescription("Taken.");
    expect(document.activeElement).toHaveAttribute("data-amends-part", "error-summary");
  });

  it("counts down from its first moment on the page, and says so once", async () => {
    const source = { isError: true, error: limited, refetch: () => {} };
    function Page() {
      const [isShown, setShown] = useState(false);
      return (
        <>
          <button type="button" onClick={() => startTransition(() => setShown(true))}>
            Show
          </button>
          {isShown && (
            <Shown>
              <div>
                <ErrorMessage error={source} />
              </div>
            </Shown>
          )}
        </>
      );
    }
    render(<Page />);
    await act(async () => screen.getByRole("button", { name: "Show" }).click());
    await advance(2000);
    expect(startViewTransition).toHaveBeenCalled();
    expect(document.querySelector("[data-amends-part=countdown]")).toHaveTextContent("58 sec");
    expect(document.querySelectorAll("[aria-live] p")).toHaveLength(1);
  });
});
