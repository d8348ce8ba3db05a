// @vitest-environment jsdom
import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ReactNode, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { type Action, defineAmends, prismIo, type Session } from "../../src/core/index.ts";
import { AmendsProvider, ErrorMessage, SignInPrompt, useRemedy, useSession } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";
import { handMadeSession } from "./hand-made-session.ts";

const origin = "https://a.example";
const nobody = { status: "anonymous", waiting: 0, unsafe: 0, dropped: 0, dismissed: false };
const revoked = faultFor("prism-io/token_revoked/401", { origin });

function within(sessions: Record<string, Session>, actions: Record<string, Action> = {}) {
  const apis = Object.entries(sessions).map(([at, session]) => ({ origin: at, envelope: prismIo, session }));
  const amends = defineAmends({ apis, actions });
  return ({ children }: { children: ReactNode }) => <AmendsProvider value={amends}>{children}</AmendsProvider>;
}

describe("useSession", () => {
  it("is nobody's where no session is bound, and does nothing", () => {
    const { result } = renderHook(() => useSession());
    expect(result.current).toMatchObject(nobody);
    result.current.resume({ unsafe: true });
    result.current.dismiss();
  });

  it("is the session of an origin, else the first", () => {
    const first = handMadeSession({ status: "active" });
    const second = handMadeSession({ status: "interrupted", waiting: 2 }, "second");
    const wrapper = within({ [origin]: first, "https://b.example": second });
    expect(renderHook(() => useSession(), { wrapper }).result.current.status).toBe("active");
    expect(renderHook(() => useSession("https://b.example"), { wrapper }).result.current).toMatchObject({
      status: "interrupted",
      waiting: 2,
    });
    expect(renderHook(() => useSession("https://c.example"), { wrapper }).result.current).toMatchObject(nobody);
  });

  it("follows its changes, and is the same object in between", () => {
    const session = handMadeSession();
    const { result, rerender } = renderHook(() => useSession(), { wrapper: within({ [origin]: session }) });
    const before = result.current;
    rerender();
    act(() => session.become({}));
    expect(result.current).toBe(before);
    act(() => session.become({ status: "interrupted", waiting: 1, unsafe: 1 }));
    expect(result.current).toMatchObject({ status: "interrupted", waiting: 1, unsafe: 1 });
  });

  it("passes on what the person decides", () => {
    const session = handMadeSession({ status: "interrupted", unsafe: 1 });
    const { result } = renderHook(() => useSession(), { wrapper: within({ [origin]: session }) });
    act(() => result.current.resume({ unsafe: true }));
    act(() => result.current.dismiss());
    expect(session.calls).toEqual(["resume true", "dismiss"]);
  });

  it("is anonymous on a server, whatever the session says", () => {
    const Status = () => useSession().status;
    const Wrapper = within({ [origin]: handMadeSession() });
    expect(
      renderToString(
        <Wrapper>
          <Status />
        </Wrapper>,
      ),
    ).toBe("anonymous");
  });
});

describe("the remedy sign_in", () => {
  const prompt = <SignInPrompt href="/sign-in" />;
  const signInButton = () => screen.queryByRole("button", { name: "Sign in" });

  function show(session: Session, { children = prompt, fault = revoked, actions = {} } = {}) {
    const Wrapper = within({ [origin]: session }, actions);
    return render(
      <StrictMode>
        <Wrapper>
          <ErrorMessage error={fault} />
          {children}
        </Wrapper>
      </StrictMode>,
    );
  }

  it("opens the prompt of the session that is bound to the failure's origin", async () => {
    const session = handMadeSession();
    show(session);
    await userEvent.click(signInButton() as HTMLElement);
    expect(session.calls).toEqual(["interrupt"]);
    expect(screen.getByRole("dialog")).toBeVisible();
  });

  it("has no button where nobody would be asked", () => {
    show(handMadeSession(), { children: <p>no prompt</p> });
    expect(signInButton()).toBeNull();
  });

  it("has no button for a prompt that has no way to sign in", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    show(handMadeSession(), { children: <SignInPrompt /> });
    expect(signInButton()).toBeNull();
    warn.mockRestore();
  });

  it("has no button where nobody was ever signed in", () => {
    show(handMadeSession({ status: "anonymous" }));
    expect(signInButton()).toBeNull();
  });

  it("has no button for another origin's failure", () => {
    show(handMadeSession(), { fault: faultFor("prism-io/token_revoked/401", { origin: "https://b.example" }) });
    expect(signInButton()).toBeNull();
  });

  it("has no button for a failure of unknown origin", () => {
    show(handMadeSession(), { fault: faultFor("prism-io/token_revoked/401") });
    expect(signInButton()).toBeNull();
  });

  it("goes by what is configured first", () => {
    show(handMadeSession(), { actions: { sign_in: "/elsewhere" } });
    expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/elsewhere");
  });

  it("can be asked for again after it was declined", async () => {
    const session = handMadeSession();
    show(session);
    await userEvent.click(signInButton() as HTMLElement);
    await userEvent.click(screen.getByRole("button", { name: "Not now" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    await userEvent.click(signInButton() as HTMLElement);
    expect(screen.getByRole("dialog")).toBeVisible();
  });

  function renderRemedy(session: Session) {
    const refetch = vi.fn(() => Promise.resolve());
    const Wrapper = within({ [origin]: session });
    const { result } = renderHook(() => useRemedy({ isError: true, error: revoked, refetch }), {
      wrapper: ({ children }) => (
        <Wrapper>
          {children}
          {prompt}
        </Wrapper>
      ),
    });
    return { result, refetch };
  }

  it("has a query fetch again after the sign-in", async () => {
    const session = handMadeSession();
    const { result, refetch } = renderRemedy(session);
    act(() => void result.current?.run?.());
    expect(result.current?.pending).toBe(true);
    expect(refetch).not.toHaveBeenCalled();
    await act(async () => session.start("ada"));
    expect(refetch).toHaveBeenCalledOnce();
    expect(result.current?.pending).toBe(false);
  });

  it("leaves everything as it was when the person declines", async () => {
    const session = handMadeSession();
    const { result, refetch } = renderRemedy(session);
    const idle = session.subscriptions();
    act(() => void result.current?.run?.());
    await act(async () => session.dismiss());
    await waitFor(() => expect(result.current?.pending).toBe(false));
    expect(refetch).not.toHaveBeenCalled();
    expect(session.subscriptions()).toBe(idle);
  });

  it("ends too when the session only says no", async () => {
    const session = handMadeSession();
    const { result } = renderRemedy({ ...session, interrupt: () => {} });
    await act(async () => result.current?.run?.());
    expect(result.current?.pending).toBe(false);
  });
});
