// @vitest-environment jsdom
import { useSuspenseQuery } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { muteCaughtErrors } from "../react/mute-caught-errors.ts";
import {
  answers,
  app,
  client,
  failure,
  fetches,
  guarded,
  optionsOf,
  retry,
  SuspenseQuery,
  startWithoutQueries,
} from "./queries.tsx";

muteCaughtErrors();
startWithoutQueries();
afterEach(() => {
  vi.useRealTimers();
});

/** As TanStack's documentation says how to throw what fails after a first success. */
function StrictQuery({ name }: { name: string }) {
  const { data, error } = useSuspenseQuery(optionsOf(name));
  if (error) throw error;
  return <p>{`${name}: ${data}`}</p>;
}

describe("a query that has data", () => {
  it("keeps it on the screen when a refetch in the background fails", async () => {
    answers.a = ["good", failure()];
    render(app(guarded(<SuspenseQuery name="a" />)));
    await screen.findByText("a: good");
    await act(() => client.refetchQueries());
    expect(client.getQueryState(["a"])?.status).toBe("error");
    expect(screen.getByText("a: good")).toBeVisible();
  });

  it("(TanStack/query#8985) keeps it on the screen when a refetch by interval fails", async () => {
    vi.useFakeTimers();
    answers.a = ["good", failure()];
    function Polling() {
      const { data } = useSuspenseQuery({ ...optionsOf("a"), refetchInterval: 5000 });
      return <p>{`a: ${data}`}</p>;
    }
    // TanStack Query tells its observers in a timer of its own.
    const advance = async (ms: number) => {
      await act(() => vi.advanceTimersByTimeAsync(ms));
      await act(() => vi.advanceTimersByTimeAsync(1));
    };
    render(app(guarded(<Polling />)));
    await advance(0);
    expect(screen.getByText("a: good")).toBeVisible();
    await advance(5000);
    expect(client.getQueryState(["a"])?.status).toBe("error");
    expect(screen.getByText("a: good")).toBeVisible();
    await advance(5000);
    expect(screen.getByText("a: ok")).toBeVisible();
  });

  it("(TanStack/query#7465) and throws what a refetch failed with, is back at once after a reset, and fetched", async () => {
    let arrive = (_: string) => {};
    const later = new Promise<string>((resolve) => {
      arrive = resolve;
    });
    answers.a = ["good", failure(), later];
    render(app(guarded(<StrictQuery name="a" />)));
    await screen.findByText("a: good");
    await act(() => client.refetchQueries());
    await retry();
    expect(screen.getByText("a: good")).toBeVisible();
    arrive("better");
    expect(await screen.findByText("a: better")).toBeVisible();
    expect(fetches.a).toBe(3);
  });

  it("and throws comes back even if it is shown elsewhere too", async () => {
    answers.a = ["good", failure()];
    render(
      app(
        <>
          {guarded(<SuspenseQuery name="a" />)}
          {guarded(<StrictQuery name="a" />)}
        </>,
      ),
    );
    expect(await screen.findAllByText("a: good")).toHaveLength(2);
    await act(() => client.refetchQueries());
    await screen.findByRole("button", { name: "Try again" });
    expect(screen.getAllByText("a: good")).toHaveLength(1);
    await retry();
    await waitFor(() => expect(screen.getAllByText("a: ok")).toHaveLength(2));
  });
});
