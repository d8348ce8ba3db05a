// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ReactElement, StrictMode, startTransition, useState } from "react";
import { expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorBoundary } from "../../src/index.ts";
import { contractRow, errorFor } from "../../src/testing/index.ts";
import { muteCaughtErrors } from "./mute-caught-errors.ts";

/*
 * Of the kind "the boundary is reset while the router still has what was thrown": vercel/next.js#63369 and #56317,
 * e2b-dev/dashboard#317, TanStack/router#1358.
 */

muteCaughtErrors();

const failure = () => errorFor(contractRow("prism-io/server_error/500"));

/** What a server is to send: suspends until it is there, as a router's payload does. */
interface Payload {
  readonly promise: Promise<unknown>;
  readonly settle: (result: string | Error) => void;
  result?: string | Error;
}

function payload(): Payload {
  let done = (): void => {};
  const promise = new Promise<void>((resolve) => {
    done = resolve;
  });
  const made: Payload = {
    promise,
    settle(result) {
      made.result = result;
      done();
    },
  };
  return made;
}

function Content({ of }: { of: Payload }): ReactElement {
  if (of.result === undefined) throw of.promise;
  if (of.result instanceof Error) throw of.result;
  return <p>{of.result}</p>;
}

const press = () => userEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));

/** Next.js' router gives back nothing, and shows the answer in a transition of its own. */
function show() {
  const payloads: Payload[] = [payload()];
  payloads[0]?.settle(failure());
  const refresh = vi.fn();
  function Page() {
    const [current, setCurrent] = useState(payloads[0] as Payload);
    refresh.mockImplementation(() => {
      const next = payload();
      payloads.push(next);
      startTransition(() => setCurrent(next));
    });
    return (
      <ErrorBoundary refresh={refresh}>
        <Content of={current} />
      </ErrorBoundary>
    );
  }
  render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
  const settle = (result: string | Error) => act(async () => payloads.at(-1)?.settle(result));
  return { refresh, settle };
}

it("content that a router has brought comes back by one press, and the message stays until then", async () => {
  const { refresh, settle } = show();
  await press();
  expect(refresh).toHaveBeenCalledOnce();
  expect(screen.getByRole("alert")).toBeVisible();
  await settle("well");
  expect(screen.getByText("well")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("shows what the server fails with then, and can be tried again", async () => {
  const { refresh, settle } = show();
  await press();
  await settle(failure());
  expect(screen.getByRole("alert")).toBeVisible();
  await press();
  await settle("well");
  expect(screen.getByText("well")).toBeVisible();
  expect(refresh).toHaveBeenCalledTimes(2);
});

it.each([
  ["that resolves, as React Router's and TanStack Router's", () => Promise.resolve()],
  ["that rejects", () => Promise.reject(new Error("offline"))],
])("waits for a router's promise %s", async (_, end) => {
  let answer = (): void => {};
  function Page() {
    const [text, setText] = useState<string>();
    const refresh = async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      startTransition(() => setText("well"));
      return end();
    };
    return (
      <ErrorBoundary refresh={refresh}>
        <Text text={text} />
      </ErrorBoundary>
    );
  }
  const failed = failure();
  function Text({ text }: { text: string | undefined }) {
    if (text === undefined) throw failed;
    return <p>{text}</p>;
  }
  render(<Page />);
  await press();
  expect(screen.getByRole("alert")).toBeVisible();
  await act(async () => answer());
  expect(screen.getByText("well")).toBeVisible();
});
