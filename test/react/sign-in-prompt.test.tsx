// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { createRef, type ReactElement, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { defineAmends, prismIo, type SessionState } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { AmendsProvider, SignInPrompt } from "../../src/index.ts";
import { handMadeSession } from "./hand-made-session.ts";

const words = catalog.session;
const form = <input aria-label="Password" />;
const dialog = () => document.querySelector("dialog");
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

function setUp(initial: Partial<SessionState>, props: Partial<Parameters<typeof SignInPrompt>[0]> = {}) {
  const session = handMadeSession(initial);
  const { unmount, rerender } = render(
    <SignInPrompt session={session} {...props}>
      {form}
    </SignInPrompt>,
  );
  return { session, unmount, rerender };
}

describe("what it asks", () => {
  it.each([
    ["nobody is signed in", { status: "anonymous" }],
    ["all is well", { status: "active" }],
    ["the session is being refreshed", { status: "refreshing", waiting: 2 }],
    ["the person declined", { status: "interrupted", dismissed: true }],
    ["only safe requests go on", { status: "active", waiting: 2, unsafe: 0 }],
  ] as const)("is nothing while %s", (_, state) => {
    setUp(state);
    expect(dialog()).toBeNull();
  });

  it("is to sign in once the session is interrupted, in the app's own form", () => {
    const { session } = setUp({});
    act(() => session.become({ status: "interrupted", waiting: 3, unsafe: 1 }));
    expect(screen.getByRole("dialog", { name: words.title })).toHaveAccessibleDescription(words.body);
    expect(dialog()).toHaveAttribute("data-question", "sign_in");
    expect(screen.getByLabelText("Password")).toBeVisible();
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("is whether to send what would change something, after signing in", () => {
    const { session } = setUp({ status: "interrupted", waiting: 3, unsafe: 2 });
    act(() => session.start("ada"));
    expect(screen.getByRole("dialog", { name: words.waiting_title })).toHaveTextContent(
      words.waiting_body_other.replace("{{count}}", "2"),
    );
    expect(screen.queryByLabelText("Password")).toBeNull();
    press(words.send);
    expect(session.calls).toEqual(["start ada", "resume true"]);
    expect(dialog()).toBeNull();
  });

  it("counts one change as one", () => {
    setUp({ status: "active", waiting: 1, unsafe: 1 });
    expect(screen.getByRole("dialog")).toHaveTextContent(words.waiting_body_one.replace("{{count}}", "1"));
  });

  it("is nothing any more once somebody signed in and nothing waits", () => {
    const { session } = setUp({ status: "interrupted", waiting: 1 });
    act(() => session.start("ada"));
    expect(dialog()).toBeNull();
  });

  it("is to know what was dropped when somebody else signed in", () => {
    const { session } = setUp({ status: "active", dropped: 2 });
    expect(screen.getByRole("dialog", { name: words.dropped_title })).toHaveTextContent(words.dropped_body);
    press(words.close);
    expect(session.calls).toEqual(["dismiss"]);
    expect(dialog()).toBeNull();
  });
});

describe("declining", () => {
  it("gives up what waits for a sign-in", () => {
    const { session } = setUp({ status: "interrupted", waiting: 1 });
    press(words.decline);
    expect(session.calls).toEqual(["dismiss"]);
    expect(dialog()).toBeNull();
  });

  it("leaves unsent what waits for consent", () => {
    const { session } = setUp({ status: "active", waiting: 1, unsafe: 1 });
    press(words.discard);
    expect(session.calls).toEqual(["resume false"]);
  });

  it("is what Escape does, once", () => {
    const { session } = setUp({ status: "interrupted" });
    const cancel = new Event("cancel", { cancelable: true });
    act(() => void dialog()?.dispatchEvent(cancel));
    expect(cancel.defaultPrevented).toBe(true);
    expect(session.calls).toEqual(["dismiss"]);
  });

  it("is not what closing a file picker inside does", () => {
    const { session } = setUp({ status: "interrupted" });
    fireEvent(screen.getByLabelText("Password"), new Event("cancel", { bubbles: true, cancelable: true }));
    expect(session.calls).toEqual([]);
  });

  it("is also what a browser that closes it by itself does", () => {
    const { session } = setUp({ status: "interrupted" });
    dialog()?.removeAttribute("open");
    act(() => void dialog()?.dispatchEvent(new Event("close")));
    expect(session.calls).toEqual(["dismiss"]);
  });
});

describe("the way to sign in", () => {
  it("is a link where there is no form", () => {
    render(<SignInPrompt session={handMadeSession({ status: "interrupted" })} href="/sign-in" />);
    expect(screen.getByRole("link", { name: catalog.remedies.sign_in })).toHaveAttribute("href", "/sign-in");
  });

  it("is the configured link for want of both", () => {
    const amends = defineAmends({ actions: { sign_in: "/welcome" } });
    render(
      <AmendsProvider value={amends}>
        <SignInPrompt session={handMadeSession({ status: "interrupted" })} />
      </AmendsProvider>,
    );
    expect(screen.getByRole("link")).toHaveAttribute("href", "/welcome");
  });

  it("has to be there, or nobody is asked, and a developer is told", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    render(<SignInPrompt session={handMadeSession({ status: "interrupted" })} />);
    expect(dialog()).toBeNull();
    expect(warn).toHaveBeenCalledWith(expect.stringContaining("<SignInPrompt>"));
    warn.mockRestore();
  });
});

describe("whose sign-in it is", () => {
  const first = handMadeSession();
  const second = handMadeSession({}, "second");
  const amends = defineAmends({
    apis: [
      { origin: "https://a.example", envelope: prismIo, session: first },
      { origin: "https://b.example", envelope: prismIo, session: second },
    ],
  });
  const both = (
    <AmendsProvider value={amends}>
      <SignInPrompt title="First">{form}</SignInPrompt>
      <SignInPrompt session={second} title="Second">
        {form}
      </SignInPrompt>
    </AmendsProvider>
  );

  it("is that of the first configured session, unless one is given", () => {
    render(both);
    act(() => first.become({ status: "interrupted" }));
    expect(screen.getByRole("dialog", { name: "First" })).toBeVisible();
    expect(screen.queryByRole("dialog", { name: "Second" })).toBeNull();
    act(() => first.become({ status: "active" }));
    act(() => second.become({ status: "interrupted" }));
    expect(screen.getByRole("dialog", { name: "Second" })).toBeVisible();
    expect(screen.queryByRole("dialog", { name: "First" })).toBeNull();
  });

  it("is asked for by one prompt alone, and by the next when that has gone", () => {
    const session = handMadeSession({ status: "interrupted" });
    const prompt = (title: string): ReactElement => (
      <SignInPrompt key={title} session={session} title={title}>
        {form}
      </SignInPrompt>
    );
    const { rerender } = render([prompt("One"), prompt("Two")]);
    expect(screen.getAllByRole("dialog")).toEqual([screen.getByRole("dialog", { name: "One" })]);
    rerender([prompt("Two")]);
    expect(screen.getByRole("dialog", { name: "Two" })).toBeVisible();
  });

  it("is nobody's without any session", () => {
    render(<SignInPrompt>{form}</SignInPrompt>);
    expect(dialog()).toBeNull();
  });
});

describe("its parts", () => {
  it("can be replaced one by one, and left out", () => {
    setUp(
      { status: "active", waiting: 4, unsafe: 4 },
      {
        icon: null,
        title: "Back again",
        body: ({ unsafe }) => `${unsafe} drafts`,
        action: <button type="button">Save drafts</button>,
        dismiss: null,
      },
    );
    expect(screen.getByRole("dialog", { name: "Back again" })).toHaveAccessibleDescription("4 drafts");
    expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["Save drafts"]);
    expect(document.querySelector("svg")).toBeNull();
  });

  it("call a stable ref but once, however often it renders", () => {
    const ref = vi.fn();
    const session = handMadeSession({ status: "interrupted" });
    const prompt = () => (
      <SignInPrompt ref={ref} session={session}>
        {form}
      </SignInPrompt>
    );
    const { rerender } = render(prompt());
    rerender(prompt());
    expect(ref).toHaveBeenCalledOnce();
  });

  it("leave its root to the app: class, other props and a ref", () => {
    const ref = createRef<HTMLDialogElement>();
    render(
      <SignInPrompt ref={ref} session={handMadeSession({ status: "interrupted" })} className="mine" data-x="1">
        {form}
      </SignInPrompt>,
    );
    expect(ref.current).toBe(dialog());
    expect(ref.current).toHaveClass("mine");
    expect(ref.current).toHaveAttribute("data-x", "1");
    expect(ref.current).toHaveAttribute("data-amends-part", "sign-in-prompt");
  });
});

describe("its life", () => {
  it("stays open in StrictMode, whose pretended leaving closes it for a moment", () => {
    const session = handMadeSession({ status: "interrupted" });
    render(
      <StrictMode>
        <SignInPrompt session={session}>{form}</SignInPrompt>
      </StrictMode>,
    );
    expect(screen.getByRole("dialog")).toBeVisible();
    // The browser tells of that a task later.
    act(() => void dialog()?.dispatchEvent(new Event("close")));
    expect(session.calls).toEqual([]);
  });

  it("ends with its subscriptions", () => {
    const { session, unmount } = setUp({ status: "interrupted" });
    unmount();
    expect(session.subscriptions()).toBe(0);
    expect(dialog()).toBeNull();
  });

  it("does not begin on a server", () => {
    const session = handMadeSession({ status: "interrupted" });
    expect(renderToString(<SignInPrompt session={session}>{form}</SignInPrompt>)).toBe("");
  });
});
