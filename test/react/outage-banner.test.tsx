// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { type ReactNode, StrictMode, useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineAmends, type Fault } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider, ErrorBoundary, ErrorMessage, OutageBanner } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});

const origin = "https://api.example";
const down = (overrides: Partial<Fault> = {}) => faultFor("prism-io/server_error/503", { origin, ...overrides });
const limited = () => faultFor("prism-io/rate_limit_exceeded/429", { origin, retryAt: Date.now() + 20_000 });
const offline = () => faultFor("client/offline", { origin });
const causes = [
  ["no connection", offline],
  ["a server that is down", down],
  ["a gateway that reaches nobody", () => down({ status: 502 })],
  ["a limit", limited],
] as const;

const queryOf = (error: unknown, refetch: () => unknown = () => Promise.resolve()) => ({
  isError: true,
  error,
  isFetching: false,
  refetch,
});
type Query = ReturnType<typeof queryOf>;

function Page({ queries, banner = true }: { readonly queries: readonly Query[]; readonly banner?: boolean }) {
  return (
    <>
      {banner && <OutageBanner />}
      {queries.map((query, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else
        <ErrorMessage key={index} error={query} />
      ))}
    </>
  );
}

const part = (name: string) => [...document.querySelectorAll<HTMLElement>(`[data-amends-part=${name}]`)];
const messages = () => part("error-message");
const advance = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const press = () => act(async () => void fireEvent.click(screen.getByRole("button")));

// MemoWikis/webapp#1399: offline, one message as often as there are requests. OneKeyHQ/app-monorepo#10524: limits and 5xx
// were told once, and a lost connection, which has no status, on every request. lobehub/lobehub#17873, farmOS/field-kit#163.
describe.each(causes)("ten queries that fail for %s", (_, fault) => {
  const ten = (refetch?: () => unknown) => Array.from({ length: 10 }, () => queryOf(fault(), refetch));

  it("are one announcement and one place below a banner", () => {
    render(<Page queries={ten()} />);
    expect(part("outage-banner")).toHaveLength(1);
    expect(part("line")).toHaveLength(1);
    expect(screen.getAllByRole("alert")).toHaveLength(1);
    expect(messages()).toHaveLength(10);
    for (const message of messages()) {
      expect(message).toHaveAttribute("data-compact");
      expect(message).toHaveTextContent(part("title")[0]?.textContent as string);
    }
  });

  it("have one action, which asks for all of them again", async () => {
    const refetch = vi.fn(() => Promise.resolve());
    render(<Page queries={ten(refetch)} />);
    const button = screen.getByRole("button", { name: catalog.remedies.retry });
    expect(part("outage-banner")[0]).toContainElement(button);
    await advance(20_000);
    await press();
    expect(refetch).toHaveBeenCalledTimes(10);
  });

  it("are whole without a banner, and are announced once", () => {
    render(<Page queries={ten()} banner={false} />);
    for (const message of messages()) expect(message).not.toHaveAttribute("data-compact");
    expect(screen.getAllByRole("button")).toHaveLength(10);
    expect(screen.getAllByRole("alert")).toHaveLength(1);
  });

  it("are one in StrictMode too", () => {
    render(
      <StrictMode>
        <Page queries={ten()} />
      </StrictMode>,
    );
    expect(part("line")).toHaveLength(1);
    expect(screen.getAllByRole("alert")).toHaveLength(1);
  });
});

describe("the banner", () => {
  it("is not there where each failure is about its own request", () => {
    const own = [
      "prism-io/server_error/500",
      "prism-io/not_found/404",
      "client/timeout",
      "prisma-airs/429/quota_reached",
    ];
    render(<Page queries={own.map((id) => queryOf(faultFor(id)))} />);
    expect(part("outage-banner")).toEqual([]);
    for (const message of messages()) expect(message).not.toHaveAttribute("data-compact");
  });

  it("has a line for each cause, and none twice for origins that share it without a time", () => {
    const queries = [
      offline(),
      offline(),
      faultFor("client/offline", { origin: "https://b.example" }),
      down(),
      limited(),
    ];
    render(<Page queries={queries.map((error) => queryOf(error))} />);
    expect(part("line")).toHaveLength(3);
  });

  it("looks like what it is about", () => {
    render(<Page queries={[queryOf(offline())]} />);
    expect(part("outage-banner")[0]).toHaveAttribute("data-type", "network_error");
    expect(part("outage-banner")[0]).toHaveAttribute("data-severity", "error");
  });

  it("says what to do, where nobody knows for how long", () => {
    render(<Page queries={[queryOf(offline())]} />);
    expect(part("line")[0]).toHaveTextContent(catalog.types.network_error.body);
  });

  it("has no action where nothing can be asked again", () => {
    render(<Page queries={[{ ...queryOf(offline()), refetch: undefined as never }]} />);
    expect(part("line")).toHaveLength(1);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("goes with the last failure", () => {
    const { rerender } = render(<Page queries={[queryOf(offline())]} />);
    rerender(<Page queries={[{ ...queryOf(null), isError: false }]} />);
    expect(part("outage-banner")).toEqual([]);
  });
});

describe("trying again", () => {
  /** As TanStack Query: while a first load is tried again there is no error, and so no message. */
  function Loads({ attempt }: { readonly attempt: () => Promise<unknown> }) {
    const [error, setError] = useState<unknown>(offline);
    const refetch = (): Promise<void> => {
      setError(null);
      return attempt().then(
        () => {},
        (failed) => setError(failed),
      );
    };
    return error === null ? <p>Loading</p> : <ErrorMessage error={queryOf(error, refetch)} />;
  }
  const page = (attempt: () => Promise<unknown>) => (
    <>
      <OutageBanner />
      <Loads attempt={attempt} />
      <Loads attempt={attempt} />
    </>
  );

  it("keeps the button and the focus, says that it is under way, and announces that it failed again", async () => {
    render(page(() => new Promise((_, reject) => setTimeout(() => reject(offline()), 1000))));
    const button = screen.getByRole("button");
    const alert = screen.getByRole("alert");
    button.focus();
    await press();
    expect(screen.getAllByText("Loading")).toHaveLength(2);
    expect(screen.getByRole("button", { name: "Trying again now" })).toBe(button);
    expect(button).toHaveAttribute("aria-busy", "true");
    expect(screen.getByRole("alert")).toBe(alert);
    await advance(1000);
    await advance(1000);
    expect(button).not.toHaveAttribute("aria-busy");
    expect(button).toHaveFocus();
    expect(screen.getByRole("alert")).not.toBe(alert);
    expect(messages()).toHaveLength(2);
  });

  it("is under way once, however often it is pressed", async () => {
    const attempt = vi.fn(() => new Promise(() => {}));
    render(page(attempt));
    await press();
    await press();
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  it("takes the banner away where all is well again", async () => {
    render(page(() => Promise.resolve()));
    await press();
    await advance(1000);
    expect(part("outage-banner")).toEqual([]);
  });

  it("survives what throws", async () => {
    const refetch = vi.fn(() => {
      throw new Error("bug");
    });
    render(<Page queries={[queryOf(offline(), refetch), queryOf(offline(), refetch)]} />);
    await press();
    await advance(1000);
    expect(refetch).toHaveBeenCalledTimes(2);
    expect(screen.getByRole("button")).not.toHaveAttribute("aria-busy");
  });

  it("runs no mutation, whose own action stays with its message", async () => {
    const retry = vi.fn();
    const refetch = vi.fn(() => Promise.resolve());
    const mutation = { isError: true, error: down(), mutate: () => {}, reset: () => {} };
    render(
      <>
        <OutageBanner />
        <ErrorMessage error={queryOf(down(), refetch)} />
        <ErrorMessage error={mutation} actions={{ retry }} />
      </>,
    );
    const [ofAll, ofMutation] = screen.getAllByRole("button") as [HTMLElement, HTMLElement];
    await act(async () => void fireEvent.click(ofAll));
    expect([refetch.mock.calls.length, retry.mock.calls.length]).toEqual([1, 0]);
    await act(async () => void fireEvent.click(ofMutation));
    expect(retry).toHaveBeenCalledOnce();
  });

  it("resets the boundaries that caught it", async () => {
    muteCaughtErrors();
    let isDown = true;
    function Content(): ReactNode {
      if (isDown) throw offline();
      return <p>Content</p>;
    }
    render(
      <>
        <OutageBanner />
        <ErrorBoundary>
          <Content />
        </ErrorBoundary>
      </>,
    );
    isDown = false;
    await press();
    await advance(1000);
    expect(screen.getByText("Content")).toBeVisible();
    expect(part("outage-banner")).toEqual([]);
  });
});

describe("a message that was pressed before a banner spoke for it", () => {
  it("keeps its button, and the focus in it", async () => {
    const query = queryOf(faultFor("prism-io/server_error/500"));
    const { rerender } = render(<Page queries={[query]} />);
    const button = screen.getByRole("button");
    button.focus();
    await press();
    rerender(<Page queries={[{ ...query, error: down() }]} />);
    expect(part("line")).toHaveLength(1);
    expect(messages()[0]).toContainElement(button);
    expect(button).toHaveFocus();
  });
});

describe("equal words without a banner", () => {
  const alerts = () => screen.queryAllByRole("alert");

  it("are announced again for what comes later, or says something else", async () => {
    const { rerender } = render(<Page banner={false} queries={[queryOf(offline())]} />);
    await advance(6000);
    rerender(<Page banner={false} queries={[queryOf(offline()), queryOf(offline()), queryOf(down())]} />);
    expect(alerts()).toHaveLength(3);
  });

  it("are announced where what said them is gone: another page fails in the same way", () => {
    const { rerender } = render(<Page key="a" banner={false} queries={[queryOf(offline())]} />);
    rerender(<Page key="b" banner={false} queries={[queryOf(offline())]} />);
    expect(alerts()).toHaveLength(1);
  });

  it("are announced where the person tried one of them again", async () => {
    const query = queryOf(offline());
    const { rerender } = render(<Page banner={false} queries={[query, query]} />);
    expect(alerts()).toHaveLength(1);
    await act(async () => void fireEvent.click(screen.getAllByRole("button")[1] as HTMLElement));
    rerender(<Page banner={false} queries={[query, queryOf(offline())]} />);
    expect(alerts()).toHaveLength(2);
  });

  it("are announced in a dialog too, outside of which nothing is heard", () => {
    render(
      <>
        <ErrorMessage error={offline()} />
        <div role="dialog" aria-modal="true">
          <ErrorMessage error={offline()} />
        </div>
      </>,
    );
    expect(alerts()).toHaveLength(2);
  });

  it("keep a role that the app gave them", () => {
    render(
      <>
        <ErrorMessage error={offline()} role="status" />
        <ErrorMessage error={offline()} role="status" />
      </>,
    );
    expect(screen.getAllByRole("status")).toHaveLength(2);
  });
});

describe("bad input", () => {
  it("five hundred queries that fail are one line, in a few renders of it", () => {
    const seen: number[] = [];
    const queries = Array.from({ length: 500 }, () => queryOf(down()));
    render(
      <>
        <OutageBanner
          line={({ text }) => {
            seen.push(1);
            return text.title;
          }}
        />
        {queries.map((query, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else
          <ErrorMessage key={index} error={query} />
        ))}
      </>,
    );
    expect(part("line")).toHaveLength(1);
    expect(messages()).toHaveLength(500);
    expect(seen.length).toBeLessThan(5);
  });

  it("a failure that is another one in every render settles", () => {
    let renders = 0;
    function Unstable() {
      renders += 1;
      return <ErrorMessage error={queryOf(new TypeError("Failed to fetch"))} />;
    }
    render(
      <>
        <OutageBanner />
        <Unstable />
      </>,
    );
    expect(renders).toBeLessThan(4);
    expect(part("line")).toHaveLength(1);
  });

  it("two banners have one line each, and leave one behind", () => {
    const { rerender } = render(
      <>
        <OutageBanner key="a" />
        <OutageBanner key="b" />
        <ErrorMessage error={offline()} />
      </>,
    );
    expect(part("line")).toHaveLength(2);
    rerender(
      <>
        <OutageBanner key="b" />
        <ErrorMessage error={offline()} />
      </>,
    );
    expect(part("line")).toHaveLength(1);
    expect(messages()[0]).toHaveAttribute("data-compact");
  });

  it("an app's own row takes what is out off the banner", () => {
    const own = defineAmends({ codes: { scan_down: { type: "server_error", remedy: "retry", surface: "inline" } } });
    render(
      <AmendsProvider value={own}>
        <Page queries={[queryOf(down({ code: "scan_down", envelope: null }))]} />
      </AmendsProvider>,
    );
    expect(part("outage-banner")).toEqual([]);
    expect(messages()[0]).not.toHaveAttribute("data-compact");
  });
});
