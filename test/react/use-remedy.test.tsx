// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends, type Remedy } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { type Actions, AmendsProvider, useRemedy } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

const failing = faultFor("prism-io/server_error/500");
const offline = faultFor("client/offline");
const notFound = faultFor("prism-io/not_found/404");
const conflict = faultFor("http/409");
const signedOut = faultFor("prism-io/token_revoked/401");

/** A query's result that failed. */
function queryOf(error: unknown, refetch = vi.fn(() => Promise.resolve())) {
  return { isError: true, error, isFetching: false, refetch };
}

function withActions(actions: Actions) {
  const amends = defineAmends({ actions });
  return ({ children }: { children: ReactNode }) => <AmendsProvider value={amends}>{children}</AmendsProvider>;
}

/** A promise and what ends it. */
function deferred() {
  let resolve = () => {};
  let reject = (_: unknown) => {};
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

describe("what is offered", () => {
  it.each([
    ["nothing failed", null],
    ["the query works", { isError: false, error: null, refetch: () => {} }],
    ["the app itself cancelled", faultFor("client/aborted")],
    ["a bare error cannot be fetched again", failing],
    ["a mutation is never run again", { isError: true, error: failing, mutate: () => {}, reset: () => {} }],
    ["a session has ended that nobody has bound", queryOf(signedOut)],
    ["a conflict has no query", conflict],
    ["only an action of the app's would help", queryOf(faultFor("client/defect"))],
  ])("is nothing where %s", (_, source) => {
    expect(renderHook(() => useRemedy(source)).result.current).toBeNull();
  });

  it.each([
    ["retry", failing, catalog.remedies.retry],
    ["reload", conflict, catalog.remedies.reload],
    ["check_connection", offline, catalog.remedies.retry],
  ] as const)("for %s is the query's refetch", async (remedy, fault, label) => {
    const query = queryOf(fault);
    const { result } = renderHook(() => useRemedy(query));
    expect(result.current).toMatchObject({ remedy, label, pending: false, disabledUntil: null });
    await act(async () => result.current?.run?.());
    expect(query.refetch).toHaveBeenCalledOnce();
  });

  it("hands nothing to the query's refetch, which takes options", async () => {
    const query = queryOf(failing);
    const { result } = renderHook(() => useRemedy(query));
    await act(async () => result.current?.run?.());
    expect(query.refetch).toHaveBeenCalledWith();
  });

  it("for a chunk that a deploy took away is the page's reload, even of a query", () => {
    const chunk = new TypeError("Failed to fetch dynamically imported module: https://app.example/a.js");
    const query = queryOf(chunk);
    expect(renderHook(() => useRemedy(query)).result.current).toMatchObject({ remedy: "reload" });
    expect(renderHook(() => useRemedy(chunk)).result.current?.run).toBeTypeOf("function");
    expect(query.refetch).not.toHaveBeenCalled();
  });
});

describe("going back", () => {
  it("is not offered where there is no history", () => {
    expect(history.length).toBe(1);
    expect(renderHook(() => useRemedy(notFound)).result.current).toBeNull();
  });

  it("is the history's", async () => {
    history.pushState(null, "", "#next");
    const back = vi.spyOn(history, "back").mockImplementation(() => {});
    const { result } = renderHook(() => useRemedy(notFound));
    await act(async () => result.current?.run?.());
    expect(back).toHaveBeenCalledOnce();
    back.mockRestore();
  });
});

describe("an action", () => {
  it("of the call comes before the configured one, and that before the built-in one", async () => {
    const query = queryOf(failing);
    const configured = vi.fn();
    const called = vi.fn();
    const byConfig = renderHook(() => useRemedy(query), { wrapper: withActions({ retry: configured }) });
    await act(async () => byConfig.result.current?.run?.());
    const byCall = renderHook(() => useRemedy(query, { actions: { retry: called } }), {
      wrapper: withActions({ retry: configured }),
    });
    await act(async () => byCall.result.current?.run?.());
    expect(configured).toHaveBeenCalledExactlyOnceWith(failing);
    expect(called).toHaveBeenCalledExactlyOnceWith(failing);
    expect(query.refetch).not.toHaveBeenCalled();
  });

  it("for another remedy is not used", () => {
    const { result } = renderHook(() => useRemedy(failing, { actions: { sign_in: () => {} } }));
    expect(result.current).toBeNull();
  });

  it("may be a link", () => {
    const { result } = renderHook(() => useRemedy(signedOut), { wrapper: withActions({ sign_in: "/sign-in" }) });
    expect(result.current).toEqual({
      remedy: "sign_in",
      label: catalog.remedies.sign_in,
      href: "/sign-in",
      pending: false,
      disabledUntil: null,
      estimated: false,
      isRefetch: false,
      attempts: 0,
    });
  });

  it("that is empty is none", () => {
    const query = queryOf(failing);
    expect(renderHook(() => useRemedy(failing, { actions: { retry: "" } })).result.current).toBeNull();
    expect(renderHook(() => useRemedy(query, { actions: { retry: "" } })).result.current?.run).toBeTypeOf("function");
  });

  it("for check_connection keeps that remedy's label", () => {
    const { result } = renderHook(() => useRemedy(offline), { wrapper: withActions({ check_connection: "/status" }) });
    expect(result.current?.label).toBe(catalog.remedies.check_connection);
  });

  it("is pending until its promise ends, and not started again meanwhile", async () => {
    const { promise, resolve } = deferred();
    const retry = vi.fn(() => promise);
    const { result } = renderHook(() => useRemedy(failing, { actions: { retry } }));
    const { run } = result.current ?? {};
    act(() => {
      void run?.();
      void run?.(); // before the next render
    });
    expect(result.current?.pending).toBe(true);
    await act(async () => result.current?.run?.());
    expect(retry).toHaveBeenCalledOnce();
    await act(async () => resolve());
    expect(result.current?.pending).toBe(false);
    await act(async () => result.current?.run?.());
    expect(retry).toHaveBeenCalledTimes(2);
  });

  it("that never ends does not hold up the next fault's", async () => {
    const retry = vi.fn(() => new Promise(() => {}));
    const { result, rerender } = renderHook(({ fault }) => useRemedy(fault, { actions: { retry } }), {
      initialProps: { fault: failing },
    });
    act(() => void result.current?.run?.());
    rerender({ fault: faultFor("prism-io/server_error/503", { retryAt: null }) });
    expect(result.current?.pending).toBe(false);
    act(() => void result.current?.run?.());
    expect(retry).toHaveBeenCalledTimes(2);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("broken");
      },
    ],
    ["rejects", () => Promise.reject(new Error("broken"))],
  ])("that %s is told to the console and is over", async (_, retry) => {
    const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
    const { result } = renderHook(() => useRemedy(failing, { actions: { retry } }));
    await act(async () => expect(await result.current?.run?.()).toBeUndefined());
    expect(consoleError).toHaveBeenCalledExactlyOnceWith(new Error("broken"));
    expect(result.current?.pending).toBe(false);
    consoleError.mockRestore();
  });
});

describe("attempts", () => {
  const other = faultFor("prism-io/server_error/500");

  it("are counted where another failure follows, or none, and not before", async () => {
    const { result, rerender } = renderHook(({ error }) => useRemedy(error, { actions: { retry: () => {} } }), {
      initialProps: { error: failing as unknown },
    });
    await act(async () => result.current?.run?.());
    expect(result.current?.attempts).toBe(0);
    rerender({ error: other });
    expect(result.current?.attempts).toBe(1);
    await act(async () => result.current?.run?.());
    rerender({ error: null });
    rerender({ error: failing });
    expect(result.current?.attempts).toBe(2);
  });

  it("are none where nobody has tried", () => {
    const { result, rerender } = renderHook(({ error }) => useRemedy(error, { actions: { retry: () => {} } }), {
      initialProps: { error: failing },
    });
    rerender({ error: other });
    expect(result.current?.attempts).toBe(0);
  });
});

describe("another try", () => {
  const limited = faultFor("prism-io/rate_limit_exceeded/429");

  it.each([
    ["is offered for waiting where asked for", limited, "wait", "retry"],
    ["is offered for waiting alone", faultFor("client/defect"), "wait", undefined],
    ["is offered for everything where asked for", faultFor("client/defect"), "all", "retry"],
    ["is not offered by default", limited, undefined, undefined],
  ] as const)("%s", (_, error, retryFor, remedy) => {
    const { result } = renderHook(() => useRemedy(queryOf(error), { retryFor }));
    expect(result.current?.remedy).toBe(remedy);
  });

  it("gives way to what an app does for waiting", () => {
    const options = { actions: { wait: "/status" }, retryFor: "wait" } as const;
    expect(renderHook(() => useRemedy(queryOf(limited), options)).result.current).toMatchObject({ href: "/status" });
  });
});

describe("a query that is fetching", () => {
  const fetching = { ...queryOf(failing), isFetching: true };

  it("is pending, and not fetched once more", async () => {
    const { result } = renderHook(() => useRemedy(fetching));
    expect(result.current?.pending).toBe(true);
    await act(async () => result.current?.run?.());
    expect(fetching.refetch).not.toHaveBeenCalled();
  });

  it("does not hold up an action of the app's", () => {
    const { result } = renderHook(() => useRemedy(fetching, { actions: { retry: () => {} } }));
    expect(result.current?.pending).toBe(false);
  });
});

describe("a server that named a time", () => {
  const now = Date.UTC(2026, 0, 1);
  beforeEach(() => {
    vi.useFakeTimers({ now });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(["retry", "wait"] satisfies Remedy[])("has %s wait for it", async (remedy) => {
    const fault = faultFor(remedy === "wait" ? "prism-io/rate_limit_exceeded/429" : "prism-io/server_error/503", {
      retryAt: now + 5000,
    });
    const action = vi.fn();
    const { result } = renderHook(() => useRemedy(fault, { actions: { [remedy]: action } }));
    expect(result.current?.disabledUntil).toBe(now + 5000);
    await act(async () => result.current?.run?.());
    expect(action).not.toHaveBeenCalled();
    act(() => vi.advanceTimersByTime(5000));
    expect(result.current?.disabledUntil).toBeNull();
    await act(async () => result.current?.run?.());
    expect(action).toHaveBeenCalledOnce();
  });

  it("does not hold up what sends nothing to it", () => {
    const fault = faultFor("prism-io/rate_limit_exceeded/429", { remedy: "contact_support", retryAt: now + 5000 });
    const { result } = renderHook(() => useRemedy(fault, { actions: { contact_support: () => {} } }));
    expect(result.current?.disabledUntil).toBeNull();
  });
});
