// @vitest-environment jsdom
import { useQuery } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { Suspense } from "react";
import { describe, expect, it } from "vitest";
import { defineAmends, type FaultReport } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider } from "../../src/index.ts";
import { QueryErrorBoundary } from "../../src/query/index.ts";
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
  ThrowingQuery,
} from "./queries.tsx";

muteCaughtErrors();
startWithoutQueries();

describe.each([
  ["a suspense query", SuspenseQuery],
  ["a query with throwOnError", ThrowingQuery],
])("%s that failed", (_, Query) => {
  it("is fetched again when the boundary is reset", async () => {
    answers.a = [failure()];
    render(app(guarded(<Query name="a" />)));
    await retry();
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(fetches.a).toBe(2);
  });

  it("shows its next failure too, and can be tried as often as a person likes", async () => {
    answers.a = [failure(), failure(), failure(), failure(), failure()];
    render(app(guarded(<Query name="a" />)));
    for (let attempt = 2; attempt <= 6; attempt += 1) {
      await retry();
      await waitFor(() => expect(fetches.a).toBe(attempt));
    }
    expect(await screen.findByText("a: ok")).toBeVisible();
  });

  it("is not fetched again until then", async () => {
    answers.a = [failure()];
    const { rerender } = render(app(guarded(<Query name="a" />)));
    await screen.findByRole("button", { name: "Try again" });
    rerender(app(guarded(<Query name="a" />)));
    expect(fetches.a).toBe(1);
  });
});

describe("a boundary that is left while it shows a failure", () => {
  it("(TanStack/query#2712) starts afresh when its page is visited again", async () => {
    answers.a = [failure()];
    const { rerender } = render(app(guarded(<SuspenseQuery name="a" />)));
    await screen.findByRole("button", { name: "Try again" });
    rerender(app("another page"));
    await screen.findByText("another page");
    expect(fetches.a).toBe(1);
    rerender(app(guarded(<SuspenseQuery name="a" />)));
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(fetches.a).toBe(2);
  });

  it("forgets no other query's failure once it has recovered", async () => {
    answers.a = [failure()];
    const { rerender } = render(app(guarded(<SuspenseQuery name="a" />)));
    await retry();
    await screen.findByText("a: ok");
    answers.b = [failure()];
    await client.fetchQuery(optionsOf("b")).catch(() => {});
    rerender(app("another page"));
    await screen.findByText("another page");
    expect(client.getQueryState(["b"])?.status).toBe("error");
  });

  it.each([
    ["fetched", [failure()], "inline: ok"],
    ["fetched, though that fails too", [failure(), failure()], "inline: failed"],
  ])("leaves nobody waiting who shows the same query elsewhere: it is %s", async (_, failures, shown) => {
    answers.a = failures;
    function Inline() {
      const { isError, data } = useQuery({ ...optionsOf("a"), retryOnMount: false });
      return <p>inline: {isError ? "failed" : data}</p>;
    }
    const page = (isThere: boolean) =>
      app(
        <>
          <Inline />
          {isThere && guarded(<SuspenseQuery name="a" />)}
        </>,
      );
    const { rerender } = render(page(true));
    await screen.findByRole("button", { name: "Try again" });
    rerender(page(false));
    await waitFor(() => expect(fetches.a).toBe(2));
    expect(await screen.findByText(shown)).toBeVisible();
  });

  it("by its keys starts afresh when the first ones are back", async () => {
    answers.a = [failure()];
    const { rerender } = render(app(guarded(<SuspenseQuery name="a" />, ["a"])));
    await screen.findByRole("button", { name: "Try again" });
    rerender(app(guarded(<SuspenseQuery name="b" />, ["b"])));
    await screen.findByText("b: ok");
    rerender(app(guarded(<SuspenseQuery name="a" />, ["a"])));
    expect(await screen.findByText("a: ok")).toBeVisible();
    expect(fetches).toEqual({ a: 2, b: 1 });
  });
});

it("shows the kit's own message without a fallback, and tells onFault once", async () => {
  const reports: FaultReport[] = [];
  const amends = defineAmends({ onFault: (report) => void reports.push(report) });
  answers.a = [failure()];
  render(
    app(
      <AmendsProvider value={amends}>
        <QueryErrorBoundary>
          <Suspense>
            <SuspenseQuery name="a" />
          </Suspense>
        </QueryErrorBoundary>
      </AmendsProvider>,
    ),
  );
  expect(await screen.findByRole("alert")).toHaveTextContent(catalog.codes["prism-io"].server_error.title);
  await userEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));
  expect(await screen.findByText("a: ok")).toBeVisible();
  expect(reports).toHaveLength(1);
});
