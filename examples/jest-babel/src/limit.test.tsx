import { act, screen } from "@testing-library/react";
import { RateLimitBanner } from "amends";
import { faultFor } from "amends/testing";
import { renderInApp } from "./render.tsx";

afterEach(() => {
  jest.useRealTimers();
});

it("counts down to when the limit is over", () => {
  // Countdowns tick on the whole second.
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 2) });
  renderInApp(<RateLimitBanner error={faultFor("prism-io/rate_limit_exceeded/429")} />);
  expect(screen.getByRole("timer")).toHaveTextContent("20 sec");
  act(() => jest.advanceTimersByTime(5000));
  expect(screen.getByRole("timer")).toHaveTextContent("15 sec");
});
