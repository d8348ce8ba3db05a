// @vitest-environment jsdom
import { act, cleanup, render, renderHook, screen } from "@testing-library/react";
import { createInstance, type i18n } from "i18next";
import { memo, type ReactNode, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registerAmends } from "../../src/i18n/register.ts";
import { AmendsProvider, useCountdown } from "../../src/index.ts";

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
      <>
        {Array.from({ length: 1000 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else
          <Countdown key={index} deadline={now + 120 * second + index} />
        ))}
      </>,
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

describe("the announcements", () => {
  const region = () => document.querySelector("[aria-live]");

  /** What was added to live regions, a message an entry. */
  async function spokenWhile(ms: number, step = second): Promise<string[]> {
    const spoken: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) spoken.push(node.textContent ?? "");
    });
    if (region()) observer.observe(region() as Element, { childList: true, characterData: true, subtree: true });
    for (let passed = 0; passed < ms; passed += step) {
      await act(() => vi.advanceTimersByTimeAsync(step));
    }
    observer.disconnect();
    return spoken;
  }

  it("of 120 s are five, in whole words", async () => {
    vi.setSystemTime(now - 200); // the next whole second is near
    render(<Countdown deadline={now + 119_800} />);
    expect(await spokenWhile(125 * second)).toEqual([
      "You can try again in 2 minutes",
      "You can try again in 1 minute",
      "You can try again in 30 seconds",
      "You can try again in 10 seconds",
      "You can try again now",
    ]);
  });

  it("of 30 s do not say it twice at the start", async () => {
    vi.setSystemTime(now - 200);
    render(<Countdown deadline={now + 29_800} />);
    expect(await spokenWhile(35 * second)).toEqual([
      "You can try again in 30 seconds",
      "You can try again in 10 seconds",
      "You can try again now",
    ]);
  });

  it("come from a polite region that is there, empty, before the first", async () => {
    render(<Countdown deadline={now + 20 * second} />);
    expect(region()).toHaveAttribute("aria-live", "polite");
    expect(region()).toBeEmptyDOMElement();
    await spokenWhile(99, 99);
    expect(region()).toBeEmptyDOMElement();
    await spokenWhile(second);
    expect(region()).toHaveTextContent("You can try again in 19 seconds");
  });

  it("wait until the region has been there for a moment", async () => {
    vi.setSystemTime(now - 50); // the next whole second is too near
    render(<Countdown deadline={now + 20 * second} />);
    expect(await spokenWhile(60, 60)).toEqual([]);
    expect(await spokenWhile(second)).toEqual(["You can try again in 19 seconds"]);
  });

  it("tell the latest alone of what a sleep has passed", async () => {
    render(<Countdown deadline={now + 120 * second} />);
    await spokenWhile(2 * second);
    vi.setSystemTime(now + 100 * second);
    expect(await spokenWhile(3 * second)).toEqual(["You can try again in 19 seconds"]);
  });

  it("are made once where several countdowns have the same to say, from one region", async () => {
    render(
      <>
        <Countdown deadline={now + 20 * second} />
        <Countdown deadline={now + 20 * second} />
        <AmendsProvider>
          <Countdown deadline={now + 20 * second} />
        </AmendsProvider>
      </>,
    );
    expect(document.querySelectorAll("[aria-live]")).toHaveLength(1);
    expect(await spokenWhile(21 * second)).toHaveLength(3);
  });

  it("are made again when the same is to be said some seconds later", async () => {
    const { rerender } = render(<Countdown deadline={now + 5 * second} />);
    await spokenWhile(6 * second);
    rerender(<Countdown deadline={now + 18 * second} />);
    expect(await spokenWhile(20 * second)).toEqual([
      "You can try again in 11 seconds",
      "You can try again in 10 seconds",
      "You can try again now",
    ]);
    expect(region()).toHaveTextContent(/^You can try again now$/);
  });

  it("are gone some seconds later, for whoever reads the page", async () => {
    render(<Countdown deadline={now + 120 * second} />);
    await spokenWhile(2 * second);
    expect(region()).not.toBeEmptyDOMElement();
    await spokenWhile(10 * second);
    expect(region()).toBeEmptyDOMElement();
  });

  it("are taken back when the countdown is", async () => {
    const { unmount } = render(<Countdown deadline={now + 120 * second} />);
    await spokenWhile(2 * second);
    unmount();
    expect(region()).toBeEmptyDOMElement();
  });

  it("still tell the end to whoever lets go of the element then", async () => {
    function UntilOver() {
      const countdown = useCountdown(now + 5 * second);
      return countdown.isOver ? null : <span ref={countdown.ref} />;
    }
    render(<UntilOver />);
    expect((await spokenWhile(6 * second)).at(-1)).toBe("You can try again now");
    expect(region()).toHaveTextContent("You can try again now");
  });

  it("start again for another deadline, but not for another element", async () => {
    function Twice({ deadline, id }: { deadline: number; id: string }) {
      const { ref } = useCountdown(deadline);
      return <span key={id} ref={ref} />;
    }
    const { rerender } = render(<Twice deadline={now + 50 * second} id="a" />);
    await spokenWhile(2 * second);
    rerender(<Twice deadline={now + 50 * second} id="b" />);
    expect(await spokenWhile(5 * second)).toEqual([]);
    rerender(<Twice deadline={now + 57 * second} id="b" />);
    expect(await spokenWhile(2 * second)).toEqual(["You can try again in 49 seconds"]);
  });

  it("are hidden from the eye without a style sheet, and without a style attribute in any markup", () => {
    render(<Countdown deadline={now + 20 * second} />);
    expect(getComputedStyle(region() as Element).clipPath).toBe("inset(50%)");
    expect(renderToString(<Countdown deadline={now + 20 * second} />)).not.toContain("style");
  });
});

describe("the language", () => {
  const german = {
    countdown: { ready_in: "Nächster Versuch in {{time}}", ready: "Jetzt möglich", about: "etwa {{time}}" },
  };

  function hostIn(lng: string, options = {}): i18n {
    const host = createInstance();
    void host.init({ lng, fallbackLng: "en", initImmediate: false, initAsync: false, ...options } as object);
    return registerAmends(host, { locales: { de: german } });
  }
  const within = (host: i18n) => ({
    wrapper: ({ children }: { children: ReactNode }) => <AmendsProvider i18n={host}>{children}</AmendsProvider>,
  });
  const spoken = () => document.querySelector("[aria-live]")?.textContent;

  it("is the host's, whatever its default namespace and separators are", () => {
    const host = hostIn("de", { ns: ["shop"], defaultNS: "shop", keySeparator: "/", nsSeparator: "|" });
    render(<Countdown deadline={now + 65 * second} />, within(host));
    expect(text()).toBe("1 Min., 5 Sek.");
    advance(2 * second);
    expect(spoken()).toBe("Nächster Versuch in 1 Minute, 4 Sekunden");
  });

  it("changes with the host's at once, and nothing is said again for that", async () => {
    const host = hostIn("en");
    render(<Countdown deadline={now + 65 * second} />, within(host));
    advance(2 * second);
    expect(spoken()).toBe("You can try again in 1 minute, 4 seconds");
    await act(() => host.changeLanguage("de"));
    expect(text()).toBe("1 Min., 3 Sek.");
    advance(second);
    expect(spoken()).toBe("");
  });

  it("is English for what a `t` that throws should say", () => {
    const host = hostIn("de");
    host.t = (() => {
      throw new Error("broken");
    }) as unknown as typeof host.t;
    render(<Countdown deadline={now + 5 * second} />, within(host));
    expect(text()).toBe("5 Sek.");
    advance(second);
    expect(spoken()).toBe("You can try again in 4 Sekunden");
  });

  it("is English for a host whose language is none", () => {
    render(<Countdown deadline={now + 5 * second} />, within(hostIn("not a language")));
    expect(text()).toBe("5 sec");
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
