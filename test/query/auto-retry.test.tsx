// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useMutation, useQuery } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { type ReactElement, StrictMode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { RateLimitBanner } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";

/*
 * What is shown while a first load is tried again takes the banner off the page, so that each failure looks like the
 * first. Of the kind "what may happen once begins anew with each mount": TanStack/query#4946 and #2173, vercel/swr#2336
 * (a loading state that is shown makes it retry without end), reduxjs/redux-toolkit#2226.
 */

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const limited = () => errorFor({ ...contractRow("prism-io/rate_limit_exceeded/429"), headers: { "Retry-After": "1" } });

/** Takes a while, so that something is shown meanwhile. */
const refused = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(limited()), 300));

/** In small steps, as React renders nothing within one. */
async function pass(seconds: number): Promise<void> {
  for (let step = 0; step <= seconds * 10; step += 1) await act(() => vi.advanceTimersByTimeAsync(100));
}

function show(page: ReactElement): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: Number.POSITIVE_INFINITY } } });
  render(
    <StrictMode>
      <QueryClientProvider client={client}>{page}</QueryClientProvider>
    </StrictMode>,
  );
}

it("tries a first load once, though what is shown meanwhile takes the banner off the page", async () => {
  const queryFn = vi.fn(refused);
  function Page() {
    const query = useQuery({ queryKey: ["a"], queryFn });
    return query.isPending ? <p>Loading</p> : <RateLimitBanner error={query} autoRetry />;
  }
  show(<Page />);
  await pass(10);

  expect(queryFn).toHaveBeenCalledTimes(2);
  expect(screen.getByRole("button")).toBeEnabled();
});

it("tries it once where the banner stays and shows nothing meanwhile", async () => {
  const queryFn = vi.fn(refused);
  function Page() {
    return <RateLimitBanner error={useQuery({ queryKey: ["a"], queryFn })} autoRetry />;
  }
  show(<Page />);
  await pass(10);

  expect(queryFn).toHaveBeenCalledTimes(2);
});

it("tries again by itself after it has worked, though the banner has not seen that", async () => {
  let fails = true;
  const queryFn = vi.fn(() => (fails ? refused() : Promise.resolve("well")));
  function Page() {
    const query = useQuery({ queryKey: ["a"], queryFn });
    return (
      <>
        <button type="button" onClick={() => void query.refetch()}>
          again
        </button>
        {query.isError && <RateLimitBanner error={query} autoRetry action={null} />}
      </>
    );
  }
  show(<Page />);
  await pass(10);
  expect(queryFn).toHaveBeenCalledTimes(2);
  fails = false;
  fireEvent.click(screen.getByText("again"));
  await pass(0.5);
  fails = true;
  fireEvent.click(screen.getByText("again"));
  await pass(10);

  expect(queryFn).toHaveBeenCalledTimes(5);
});

it("runs an app's own action once, which sends a mutation again", async () => {
  const mutationFn = vi.fn(refused);
  function Page() {
    const save = useMutation({ mutationFn });
    return (
      <>
        <button type="button" onClick={() => save.mutate()}>
          save
        </button>
        {save.isError && <RateLimitBanner error={save} autoRetry actions={{ retry: () => save.mutate() }} />}
      </>
    );
  }
  show(<Page />);
  fireEvent.click(screen.getByText("save"));
  await pass(10);

  expect(mutationFn).toHaveBeenCalledTimes(2);
});

it("runs no mutation by itself where the app has no action for that", async () => {
  const mutationFn = vi.fn(refused);
  function Page() {
    const save = useMutation({ mutationFn });
    return (
      <>
        <button type="button" onClick={() => save.mutate()}>
          save
        </button>
        <RateLimitBanner error={save} autoRetry />
      </>
    );
  }
  show(<Page />);
  fireEvent.click(screen.getByText("save"));
  await pass(10);

  expect(mutationFn).toHaveBeenCalledOnce();
});
