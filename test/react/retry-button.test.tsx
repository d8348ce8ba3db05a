// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createRef, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider, ErrorMessage, RetryButton } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { handMadeCooldowns } from "./hand-made-cooldowns.ts";

const now = Date.UTC(2026, 0, 1);
beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});

const failing = faultFor("prism-io/server_error/500");
const limited = faultFor("prism-io/rate_limit_exceeded/429", { retryAt: now + 65_000 });
const label = catalog.remedies.retry;

/** A query's result that failed. */
function queryOf(error: unknown, refetch = vi.fn(() => Promise.resolve())) {
  return { isError: true, error, isFetching: false, refetch };
}

const button = () => screen.getByRole("button", { name: label });
const advance = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("the button", () => {
  it.each([
    ["nothing failed", null],
    ["the query works", { isError: false, error: null, refetch: () => {} }],
    ["the app itself cancelled", queryOf(faultFor("client/aborted"))],
    ["nothing can be fetched again", failing],
    ["a mutation would have to run again", { isError: true, error: failing, mutate: () => {}, reset: () => {} }],
  ])("is not there where %s", (_, error) => {
    const { container } = render(<RetryButton error={error} />);
    expect(container).toBeEmptyDOMElement();
  });

  it.each(["prism-io/server_error/500", "prism-io/rate_limit_exceeded/429", "client/defect", "http/403"])(
    "fetches a query again, whatever else %s asks for",
    async (id) => {
      const query = queryOf(faultFor(id, { retryAt: null }));
      render(<RetryButton error={query} />);
      await act(async () => fireEvent.click(button()));
      expect(query.refetch).toHaveBeenCalledExactlyOnceWith();
    },
  );

  it("does what the call says for `retry`, else the configuration, before a query's refetch", async () => {
    const query = queryOf(failing);
    const configured = vi.fn();
    const called = vi.fn();
    const amends = defineAmends({ actions: { retry: configured } });
    const wrapper = ({ children }: { children: ReactNode }) => (
      <AmendsProvider value={amends}>{children}</AmendsProvider>
    );
    const { rerender } = render(<RetryButton error={query} />, { wrapper });
    await act(async () => fireEvent.click(button()));
    rerender(<RetryButton error={query} actions={{ retry: called }} />);
    await act(async () => fireEvent.click(button()));
    expect(configured).toHaveBeenCalledExactlyOnceWith(failing);
    expect(called).toHaveBeenCalledExactlyOnceWith(failing);
    expect(query.refetch).not.toHaveBeenCalled();
  });

  it("is pending, focused and of no effect while the query is fetching", () => {
    const query = queryOf(failing);
    const { rerender } = render(<RetryButton error={query} />);
    button().focus();
    const before = button();
    rerender(<RetryButton error={{ ...query, isFetching: true }} />);
    expect(screen.getByRole("button", { name: "Trying again now" })).toBe(before);
    expect(before).toHaveAttribute("data-pending");
    expect(before).toHaveAttribute("aria-busy", "true");
    expect(before).toHaveAttribute("aria-disabled", "true");
    expect(before).toHaveFocus();
    fireEvent.click(before);
    expect(query.refetch).not.toHaveBeenCalled();
  });

  it("takes a label, a class name, other attributes and a ref", () => {
    const ref = createRef<HTMLElement>();
    render(
      <RetryButton error={queryOf(failing)} ref={ref} className="mine" data-testid="invoices">
        Load the invoices again
      </RetryButton>,
    );
    expect(ref.current).toBe(screen.getByRole("button", { name: "Load the invoices again" }));
    expect(ref.current).toHaveClass("mine");
    expect(ref.current).toBe(screen.getByTestId("invoices"));
  });

  it("is a link where the action is one", () => {
    const ref = createRef<HTMLElement>();
    render(<RetryButton error={failing} actions={{ retry: "/again" }} ref={ref} className="mine" />);
    expect(ref.current).toBe(screen.getByRole("link", { name: label }));
    expect(ref.current).toHaveAttribute("href", "/again");
    expect(ref.current).toHaveClass("mine");
  });

  it("submits no form around it", () => {
    const onSubmit = vi.fn();
    render(
      <form onSubmit={onSubmit}>
        <RetryButton error={queryOf(failing)} />
      </form>,
    );
    fireEvent.click(button());
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

describe("the time to wait", () => {
  it("is one sentence with the label, counts down, and holds the button up", async () => {
    const query = queryOf(limited);
    render(<RetryButton error={query} />);
    expect(button()).toHaveTextContent(`${label} in 1 min 5 sec`);
    await advance(6000);
    expect(button()).toHaveTextContent(`${label} in 59 sec`);
    fireEvent.click(button());
    expect(query.refetch).not.toHaveBeenCalled();
    await advance(59_000);
    expect(button().textContent).toBe(label);
    fireEvent.click(button());
    expect(query.refetch).toHaveBeenCalledOnce();
  });

  it("is no part of the name, which would be spoken with each change while it has the focus, and describes it", () => {
    render(<RetryButton error={queryOf(limited)} />);
    expect(button()).toHaveAccessibleName(label);
    expect(button()).toHaveAccessibleDescription(`${label} in 1 min 5 sec`);
  });

  it("stands beside a label of the app's", () => {
    render(<RetryButton error={queryOf(limited)}>Load again</RetryButton>);
    const own = screen.getByRole("button", { name: "Load again" });
    expect(own).toHaveTextContent("Load again 1 min 5 sec");
    expect(own).toHaveAccessibleDescription("1 min 5 sec");
  });

  it("leaves the label where there is no time yet: on a server", () => {
    expect(renderToString(<RetryButton error={queryOf(limited)} />)).toContain(`>${label}</span>`);
  });

  it("is spoken at a few thresholds", async () => {
    render(<RetryButton error={queryOf(limited)} />);
    await advance(1000);
    expect(document.querySelector("[aria-live=polite]")).toHaveTextContent("You can try again in 1 minute, 4 seconds");
  });

  it("is called an estimate where it is one", () => {
    const amends = defineAmends({ cooldowns: handMadeCooldowns(() => ({ at: now + 45_000, estimated: true })) });
    render(
      <AmendsProvider value={amends}>
        <RetryButton error={queryOf(limited)} />
      </AmendsProvider>,
    );
    expect(button()).toHaveTextContent(`${label} in about 45 sec`);
  });

  it("is in the button of a message too", () => {
    const later = faultFor("prism-io/server_error/503", { retryAt: now + 20_000 });
    render(<ErrorMessage error={queryOf(later)} />);
    expect(button()).toHaveTextContent(`${label} in 20 sec`);
  });

  it("is in a link too, which leads nowhere until it is over", async () => {
    render(<RetryButton error={limited} actions={{ retry: "#again" }} />);
    const link = screen.getByRole("link", { name: label });
    expect(link).toHaveTextContent(`${label} in 1 min 5 sec`);
    expect(link).toHaveAttribute("aria-disabled", "true");
    expect(link).toHaveAttribute("data-waiting");
    expect(fireEvent.click(link)).toBe(false); // prevented
    await advance(65_000);
    expect(link).not.toHaveAttribute("aria-disabled");
    expect(fireEvent.click(link)).toBe(true);
  });

  it("is not there on a server", () => {
    expect(renderToString(<RetryButton error={queryOf(limited)} />)).not.toMatch(/\d (sec|min)/);
  });
});
