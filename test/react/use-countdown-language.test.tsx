// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { createInstance, type i18n } from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { durationText } from "../../src/i18n/duration.ts";
import { registerAmends } from "../../src/i18n/register.ts";
import { AmendsProvider, type CountdownOptions, useCountdown } from "../../src/index.ts";

const now = Date.UTC(2026, 0, 1);
const second = 1000;

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});

function Countdown({ deadline, ...options }: CountdownOptions & { deadline: number | null }) {
  return <span ref={useCountdown(deadline, options).ref} data-testid="countdown" />;
}

const text = () => screen.getByTestId("countdown").textContent;
const advance = (ms: number) => act(() => vi.advanceTimersByTime(ms));

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

it("the language is the host's, whatever its default namespace and separators are", () => {
  const host = hostIn("de", { ns: ["shop"], defaultNS: "shop", keySeparator: "/", nsSeparator: "|" });
  render(<Countdown deadline={now + 65 * second} />, within(host));
  expect(text()).toBe("1 Min., 5 Sek.");
  advance(2 * second);
  expect(spoken()).toBe("Nächster Versuch in 1 Minute, 4 Sekunden");
});

it("the language changes with the host's at once, and nothing is said again for that", async () => {
  const host = hostIn("en");
  render(<Countdown deadline={now + 65 * second} />, within(host));
  advance(2 * second);
  expect(spoken()).toBe("You can try again in 1 minute, 4 seconds");
  await act(() => host.changeLanguage("de"));
  expect(text()).toBe("1 Min., 3 Sek.");
  advance(second);
  expect(spoken()).toBe("");
});

it("the language of a time is that of the sentence around it: English where `t` throws", () => {
  const host = hostIn("de");
  host.t = (() => {
    throw new Error("broken");
  }) as unknown as typeof host.t;
  render(<Countdown deadline={now + 5 * second} written="ready" />, within(host));
  expect(text()).toBe("You can try again in 5 sec");
  advance(second);
  expect(spoken()).toBe("You can try again in 4 seconds");
});

it("the language of a time is that of the sentence around it: English where the host's has none", () => {
  render(<Countdown deadline={now + 5 * second} written="ready" />, within(hostIn("fr")));
  expect(text()).toBe("You can try again in 5 sec");
  advance(second);
  expect(spoken()).toBe("You can try again in 4 seconds");
});

it("the language of a time alone is the host's, as that of the app's words beside it", () => {
  render(<Countdown deadline={now + 65 * second} />, within(hostIn("fr")));
  expect(text()).toBe(durationText(65, "fr", "short"));
});

it("the language is English for a host whose language is none", () => {
  render(<Countdown deadline={now + 5 * second} />, within(hostIn("not a language")));
  expect(text()).toBe("5 sec");
});
