// @vitest-environment jsdom
import { act, cleanup, render, renderHook, screen } from "@testing-library/react";
import { memo, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CountdownOptions, useCountdown } from "../../src/index.ts";

const now = Date.UTC(2026, 0, 1);
const second = 1000;

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

let renders = 0;
// Memoised, so that nothing but its own state renders it again.
const Countdown = memo(function Countdown({ deadline }: { deadline: number | null }) {
  const { ref, isOver } = useCountdown(deadline);
  renders += 1;
  return <span ref={ref} data-testid="countdown" data-over={isOver} />;
});

const text = () => screen.getByTestId("countdown").textContent;
const isOver = () => screen.getByTestId("countdown").dataset.over === "true";
const advance = (ms: number) => act(() => vi.advanceTimersByTime(ms));

describe("the element", () => {
  it("holds the time left from the first paint on, and each second anew", () => {
    render(<Countdown deadline={now + 125 * second} />);
    expect(text()).toBe("2 min 5 sec");
    advance(6 * second);
    expect(text()).toBe("1 min 59 sec");
  });

  it("is a timer, which is silent", () => {
    render(<Countdown deadline={now + 5 * second} />);
    expect(screen.getByRole("timer")).toBe(screen.getByTestId("countdown"));
    expect(screen.getByRole("timer")).not.toHaveAttribute("aria-live");
  });

  it("keeps a role of its own", () => {
    function InText() {
      return <span ref={useCountdown(now + 5000).ref} role="presentation" data-testid="countdown" />;
    }
    render(<InText />);
    expect(screen.getByTestId("countdown")).toHaveAttribute("role", "presentation");
  });

  it("never says 0 before it is over", () => {
    render(<Countdown deadline={now + 2400} />);
    advance(2399);
    expect(text()).toBe("1 sec");
    expect(isOver()).toBe(false);
    advance(1);
    expect(text()).toBe("0 sec");
    expect(isOver()).toBe(true);
  });

  it("is written to only when its text changes", async () => {
    render(<Countdown deadline={now + 10_000} />);
    const onChange = vi.fn();
    const observer = new MutationObserver(onChange);
    observer.observe(screen.getByTestId("countdown"), { childList: true, characterData: true, subtree: true });
    renderHook(() => useCountdown(now + 500)); // has the timer fire between two whole seconds
    await act(() => vi.advanceTimersByTimeAsync(999));
    expect(onChange).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(onChange).toHaveBeenCalledOnce();
    observer.disconnect();
  });

  it("that comes later is written at once", () => {
    function Late({ isShown }: { isShown: boolean }) {
      const { ref } = useCountdown(now + 10 * second);
      return isShown ? <span ref={ref} data-testid="countdown" /> : null;
    }
    const { rerender } = render(<Late isShown={false} />);
    advance(3 * second);
    rerender(<Late isShown={true} />);
    expect(text()).toBe("7 sec");
  });
});

describe("a countdown", () => {
  it("renders once more, when it is over", () => {
    renders = 0;
    render(<Countdown deadline={now + 90 * second} />);
    advance(90 * second - 1);
    expect(renders).toBe(1);
    advance(60 * second);
    expect(renders).toBe(2);
    expect(isOver()).toBe(true);
  });

  it("shares one timer a second with a thousand others, and none of them renders", () => {
    renders = 0;
    const setTimer = vi.spyOn(globalThis, "setTimeout");
    const setRepeating = vi.spyOn(globalThis, "setInterval");
    render(
      <div>
        {Array.from({ length: 1000 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else
          <Countdown key={index} deadline={now + 120 * second + index} />
        ))}
      </div>,
    );
    setTimer.mockClear();
    renders = 0;
    advance(10 * second);
    expect(setTimer).toHaveBeenCalledTimes(10);
    expect(setRepeating).not.toHaveBeenCalled();
    expect(renders).toBe(0);
    expect(vi.getTimerCount()).toBe(1);
  });

  it("is right after a sleep", () => {
    render(<Countdown deadline={now + 600 * second} />);
    vi.setSystemTime(now + 580 * second);
    advance(second);
    expect(text()).toBe("19 sec");
    vi.setSystemTime(now + 3600 * second);
    advance(second);
    expect(isOver()).toBe(true);
  });

  it("is right after the clock was set back", () => {
    render(<Countdown deadline={now + 10 * second} />);
    vi.setSystemTime(now - 50 * second);
    advance(second);
    expect(text()).toBe("59 sec");
  });

  it("goes to another deadline when it is given one", () => {
    const { rerender } = render(<Countdown deadline={now + 5 * second} />);
    advance(5 * second);
    expect(isOver()).toBe(true);
    rerender(<Countdown deadline={now + 20 * second} />);
    expect(text()).toBe("15 sec");
    expect(isOver()).toBe(false);
    advance(15 * second);
    expect(isOver()).toBe(true);
  });

  it("that is over already says so, and needs no timer", () => {
    render(<Countdown deadline={now - second} />);
    expect(text()).toBe("0 sec");
    expect(isOver()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(document.querySelector("[aria-live]")).toBeNull();
  });

  it.each([null, Number.NaN, Number.POSITIVE_INFINITY])("to %s writes nothing and is over", (deadline) => {
    render(<Countdown deadline={deadline} />);
    expect(text()).toBe("");
    expect(isOver()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("empties the element when its deadline goes", () => {
    const { rerender } = render(<Countdown deadline={now + 5 * second} />);
    rerender(<Countdown deadline={null} />);
    expect(text()).toBe("");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("without an element says when it is over", () => {
    const { result } = renderHook(() => useCountdown(now + 5 * second));
    expect(result.current.isOver).toBe(false);
    advance(5 * second);
    expect(result.current.isOver).toBe(true);
  });

  it("ends with its component, also in StrictMode", () => {
    const { unmount } = render(<Countdown deadline={now + 60 * second} />, { wrapper: StrictMode });
    advance(5 * second);
    expect(text()).toBe("55 sec");
    expect(vi.getTimerCount()).toBe(1);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("options", () => {
  function Said({ options }: { options: CountdownOptions }) {
    return <span ref={useCountdown(now + 20 * second, options).ref} data-testid="countdown" />;
  }
  const spoken = () => document.querySelector("[aria-live]")?.textContent ?? null;

  it.each<[string, CountdownOptions, string, string | null]>([
    ["say the time, and speak a sentence", {}, "19 sec", "You can try again in 19 seconds"],
    ["write that sentence too", { written: "ready" }, "You can try again in 19 sec", "You can try again in 19 seconds"],
    ["say what happens by itself", { written: "auto" }, "Trying again in 19 sec", "Trying again in 19 seconds"],
    ["speak another sentence", { spoken: "auto" }, "19 sec", "Trying again in 19 seconds"],
    ["speak of nothing", { written: "ready", spoken: null }, "You can try again in 19 sec", null],
    ["call a guess one", { estimated: true }, "about 19 sec", "You can try again in about 19 seconds"],
  ])("%s", (_, options, written, said) => {
    render(<Said options={options} />);
    advance(second);
    expect(text()).toBe(written);
    expect(spoken()).toBe(said);
  });
});

describe("a server", () => {
  it("writes no time, which the browser's clock might contradict", () => {
    expect(renderToString(<Countdown deadline={now + 60 * second} />)).toBe(
      '<span data-testid="countdown" data-over="false"></span>',
    );
  });

  it.each([
    ["ahead", 30 * second, "30 sec", false],
    ["over", 90 * second, "0 sec", true],
  ])("is taken over without a mismatch where the deadline is %s by then", async (_, later, expected, over) => {
    const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
    const onRecoverableError = vi.fn();
    const container = document.createElement("div");
    document.body.append(container);
    const app = (
      <StrictMode>
        <Countdown deadline={now + 60 * second} />
      </StrictMode>
    );
    container.innerHTML = renderToString(app);
    vi.setSystemTime(now + later);
    const root = await act(async () => hydrateRoot(container, app, { onRecoverableError }));
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(consoleError).not.toHaveBeenCalled();
    expect(text()).toBe(expected);
    expect(isOver()).toBe(over);
    act(() => root.unmount());
  });
});
