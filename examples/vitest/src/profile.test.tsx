import { act, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { RateLimitBanner } from "amends";
import { contractRow, errorFor, faultFor } from "amends/testing";
import { afterEach, expect, it, vi } from "vitest";
import { Profile } from "./profile.tsx";
import { renderInApp } from "./render.tsx";

afterEach(() => {
  vi.useRealTimers();
});

it("marks the field that the server refused, until the person changes it", async () => {
  renderInApp(<Profile onSave={() => Promise.reject(errorFor(contractRow("prism-io/validation_error/422")))} />);
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  const field = screen.getByLabelText("Name");
  await vi.waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveAccessibleDescription();
  await userEvent.type(field, "Ada");
  expect(field).not.toBeInvalid();
});

it("counts down to when the limit is over", () => {
  // Countdowns tick on the whole second.
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2) });
  renderInApp(<RateLimitBanner error={faultFor("prism-io/rate_limit_exceeded/429")} />);
  expect(screen.getByRole("timer")).toHaveTextContent("20");
  act(() => vi.advanceTimersByTime(5000));
  expect(screen.getByRole("timer")).toHaveTextContent("15");
});
