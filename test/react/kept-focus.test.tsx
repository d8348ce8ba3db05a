// @vitest-environment jsdom
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef, type ReactElement, type ReactNode, StrictMode, Suspense } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { defineAmends } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider, ErrorMessage, type FallbackProps, RetryButton } from "../../src/index.ts";
import { QueryErrorBoundary } from "../../src/query/index.ts";
import { contractRow, errorFor, faultFor } from "../../src/testing/index.ts";
import { answers, client as queries, SuspenseQuery, startWithoutQueries } from "../query/queries.tsx";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

/*
 * Of the kind "what was pressed goes off the page while it works, and the focus with it": tinyhumansai/opencompany#1644,
 * nesquena/hermes-webui#5615, jo-duchan/tapflow#829.
 */

muteCaughtErrors();
startWithoutQueries();

const failure = () => errorFor(contractRow("prism-io/server_error/500"));
const retryButton = () => screen.findByRole("button", { name: catalog.remedies.retry });

/** What the query answers, one at a time, when a test says so. */
let settle: ((answer: string | Error) => void)[];
beforeEach(() => {
  settle = [];
});

const answerWith = (answer: string | Error) => act(async () => settle.shift()?.(answer));

function Load({ children }: { children: (query: ReturnType<typeof useQuery>) => ReactNode }) {
  const query = useQuery({
    queryKey: ["page"],
    queryFn: () =>
      new Promise<string>((resolve, reject) => {
        settle.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      }),
  });
  return children(query);
}

function show(page: ReactElement) {
  render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        {page}
        <button type="button">Elsewhere</button>
        <input aria-label="field" />
      </QueryClientProvider>
    </StrictMode>,
  );
}

describe.each([
  [
    "behind a loading state",
    (query: ReturnType<typeof useQuery>) => (query.isPending ? <p>Loading</p> : <ErrorMessage error={query} />),
  ],
  ["in its own place", (query: ReturnType<typeof useQuery>) => <ErrorMessage error={query} />],
  [
    "as the app's own button",
    (query: ReturnType<typeof useQuery>) => (query.isPending ? <p>Loading</p> : <RetryButton error={query} />),
  ],
])("a first load that is tried again %s", (_, page) => {
  async function pressAndFailAgain(meanwhile: () => unknown) {
    show(<Load>{page}</Load>);
    await answerWith(failure());
    (await retryButton()).focus();
    await userEvent.keyboard("{Enter}");
    expect(screen.queryByRole("button", { name: catalog.remedies.retry })).toBeNull();
    expect(document.body).toHaveFocus();
    await meanwhile();
    await answerWith(failure());
    return retryButton();
  }

  it("has the focus on its button when it fails again", async () => {
    expect(await pressAndFailAgain(() => {})).toHaveFocus();
  });

  it("takes the focus from nothing that has it by then", async () => {
    const button = await pressAndFailAgain(() => screen.getByLabelText("field").focus());
    expect(button).not.toHaveFocus();
    expect(screen.getByLabelText("field")).toHaveFocus();
  });

  it.each([
    ["pressed a key", () => fireEvent.keyDown(document.body, { key: " " })],
    ["clicked somewhere", () => fireEvent.pointerDown(document.body)],
  ])("takes it from nobody who has %s since", async (_, meanwhile) => {
    expect(await pressAndFailAgain(meanwhile)).not.toHaveFocus();
    expect(document.body).toHaveFocus();
  });

  it("moves it nowhere when it works", async () => {
    show(<Load>{page}</Load>);
    await answerWith(failure());
    (await retryButton()).focus();
    await userEvent.keyboard("{Enter}");
    await answerWith("well");
    expect(document.body).toHaveFocus();
  });
});

it("gives no focus to what another query failed with", async () => {
  function Two({ isBoth }: { isBoth: boolean }) {
    return (
      <>
        {!isBoth && <ErrorMessage error={{ isError: true, error: failure(), refetch: one }} />}
        {isBoth && <ErrorMessage error={{ isError: true, error: failure(), refetch: two }} />}
      </>
    );
  }
  const [one, two] = [() => {}, () => {}];
  const { rerender } = render(<Two isBoth={false} />);
  (await retryButton()).focus();
  rerender(<Two isBoth />);
  expect(document.body).toHaveFocus();
});

describe.each([
  ["the kit's own fallback", undefined],
  [
    "a fallback of the app's",
    ({ error, resetErrorBoundary }: FallbackProps) => (
      <ErrorMessage error={error} actions={{ retry: () => resetErrorBoundary() }} />
    ),
  ],
  [
    "a fallback with a button alone",
    ({ error, resetErrorBoundary }: FallbackProps) => (
      <RetryButton error={error} actions={{ retry: () => resetErrorBoundary() }} />
    ),
  ],
])("%s", (_, FallbackComponent) => {
  it("has the focus on its button again where what suspends fails again", async () => {
    let fail = (_: Error): void => {};
    answers.a = [
      failure(),
      new Promise((_, reject) => {
        fail = reject;
      }),
    ];
    show(
      <QueryErrorBoundary {...(FallbackComponent ? { FallbackComponent } : { fallback: undefined })}>
        <Suspense fallback="loading">
          <SuspenseQuery name="a" />
        </Suspense>
      </QueryErrorBoundary>,
    );
    (await retryButton()).focus();
    await userEvent.keyboard("{Enter}");
    await screen.findByText("loading");
    expect(document.body).toHaveFocus();
    await act(async () => fail(failure()));
    expect(await retryButton()).toHaveFocus();
  });
});

describe("a button that becomes a link", () => {
  const amends = defineAmends({ actions: { upgrade: "/plans" } });
  const faults = [faultFor("prism-io/server_error/500"), faultFor("prism-io/tier_limit_exceeded/403")];
  const page = (index: number, rest: object = {}) => (
    <StrictMode>
      <AmendsProvider value={amends}>
        <ErrorMessage error={faults[index]} actions={{ retry: () => {} }} {...rest} />
        <input aria-label="field" />
      </AmendsProvider>
    </StrictMode>
  );

  it("keeps the focus, and so does the link that becomes a button", () => {
    const { rerender } = render(page(0));
    screen.getByRole("button").focus();
    rerender(page(1));
    expect(screen.getByRole("link")).toHaveFocus();
    rerender(page(0));
    expect(screen.getByRole("button")).toHaveFocus();
  });

  it("takes none that it did not have", () => {
    const { rerender } = render(page(0));
    screen.getByLabelText("field").focus();
    rerender(page(1));
    expect(screen.getByLabelText("field")).toHaveFocus();
    (document.activeElement as HTMLElement).blur();
    rerender(page(0));
    expect(document.body).toHaveFocus();
  });

  it("is what a ref has", () => {
    const ref = createRef<HTMLElement>();
    const button = (index: number) => (
      <AmendsProvider value={defineAmends({ actions: { retry: index ? "/again" : () => {} } })}>
        <RetryButton ref={ref} error={faults[0]} />
      </AmendsProvider>
    );
    const { rerender, unmount } = render(button(0));
    expect(ref.current).toBe(screen.getByRole("button"));
    rerender(button(1));
    expect(ref.current).toBe(screen.getByRole("link"));
    unmount();
    expect(ref.current).toBeNull();
  });
});
