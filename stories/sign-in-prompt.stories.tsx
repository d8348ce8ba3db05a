import { type ReactElement, type SubmitEvent, useState } from "react";
import { expect, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { defineAmends, prismIo, type Session, type SessionState } from "../src/core/index.ts";
import { AmendsProvider, ErrorMessage, SignInPrompt } from "../src/index.ts";
import { faultFor } from "../src/testing/index.ts";
import { handMadeSession } from "../test/react/hand-made-session.ts";

const meta = preview.meta({
  title: "Components/SignInPrompt",
  component: SignInPrompt,
  args: {},
  // A page about it would be behind it.
  parameters: { layout: "fullscreen", docs: { story: { inline: false, height: "32rem" } } },
});

const origin = "https://api.example";

interface PageProps {
  readonly session: Session;
  readonly failed?: boolean;
  readonly children: ReactElement;
}

/** A page that somebody is in the middle of. */
function Page({ session, failed = false, children }: PageProps): ReactElement {
  const [amends] = useState(() => defineAmends({ apis: [{ origin, envelope: prismIo, session }] }));
  return (
    <AmendsProvider value={amends}>
      <main style={{ display: "grid", gap: "0.75rem", minBlockSize: "100vh", padding: "1rem", alignContent: "start" }}>
        <h1 lang="en" style={{ margin: 0, fontSize: "1.25rem" }}>
          New article
        </h1>
        {failed && <ErrorMessage error={faultFor("prism-io/token_revoked/401", { origin })} />}
        <label lang="en">
          Headline <input name="headline" defaultValue="Tides of the north" />
        </label>
      </main>
      {children}
    </AmendsProvider>
  );
}

// What an app writes: its own form, and one call once somebody has signed in.
function SignInForm({ session }: { readonly session: Session }): ReactElement {
  const [error, setError] = useState<unknown>(null);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const isRight = new FormData(event.currentTarget).get("password") === "swordfish";
    if (isRight) session.start("ada");
    else setError(faultFor("prism-io/invalid_credentials/401", { origin }));
  };
  return (
    <form onSubmit={onSubmit} style={{ display: "grid", gap: "0.75rem" }}>
      <ErrorMessage error={error} compact />
      <label lang="en" style={{ display: "grid", gap: "0.25rem" }}>
        Email <input name="email" type="email" autoComplete="username" defaultValue="ada@example.com" />
      </label>
      <label lang="en" style={{ display: "grid", gap: "0.25rem" }}>
        Password <input name="password" type="password" autoComplete="current-password" />
      </label>
      <button type="submit" lang="en">
        Sign in
      </button>
    </form>
  );
}

function withState(initial: Partial<SessionState>) {
  const session = handMadeSession(initial);
  return {
    session,
    render: () => (
      <Page session={session}>
        <SignInPrompt session={session}>
          <SignInForm session={session} />
        </SignInPrompt>
      </Page>
    ),
    beforeEach: () => session.become({ status: "active", waiting: 0, unsafe: 0, dropped: 0, ...initial }),
  };
}

/** The app's own form, over the page. */
export const Asking = meta.story(withState({ status: "interrupted", waiting: 2, unsafe: 1, dismissed: false }));

const asking = withState({ status: "interrupted", waiting: 2, unsafe: 1, dismissed: false });

/** By keyboard alone: a wrong password, the right one, and the consent to send. */
export const SignInAgain = meta.story({
  tags: ["!dev"],
  render: asking.render,
  beforeEach: asking.beforeEach,
  play: async ({ canvasElement, userEvent }) => {
    const body = within(canvasElement.ownerDocument.body);
    const dialog = await body.findByRole("dialog", { name: "Sign in to continue" });
    await expect(dialog.matches(":modal")).toBe(true);
    await waitFor(() => expect(body.getByLabelText("Email")).toHaveFocus());
    await userEvent.tab();
    await userEvent.keyboard("sardine{Enter}");
    await within(dialog).findByText("We could not sign you in");
    await userEvent.clear(body.getByLabelText("Password"));
    await userEvent.keyboard("swordfish{Enter}");

    const confirm = await body.findByRole("dialog", { name: "You are signed in again" });
    await waitFor(() => expect(confirm).toHaveFocus()); // and not the button that sends
    await userEvent.tab();
    await expect(body.getByRole("button", { name: "Send now" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(body.queryByRole("dialog")).toBeNull());
    await expect(asking.session.calls.slice(-2)).toEqual(["start ada", "resume true"]);
    await expect(body.getByLabelText("Headline")).toHaveValue("Tides of the north");
  },
});

const declining = handMadeSession();

/** Declined by Escape, the focus is back where it was, and the message has the way back. By keyboard alone. */
export const Declined = meta.story({
  render: () => (
    <Page session={declining} failed>
      <SignInPrompt session={declining}>
        <SignInForm session={declining} />
      </SignInPrompt>
    </Page>
  ),
  beforeEach: () => declining.become({ status: "active", waiting: 0, unsafe: 0, dismissed: false }),
  play: async ({ canvasElement, userEvent }) => {
    const body = within(canvasElement.ownerDocument.body);
    const button = await body.findByRole("button", { name: "Sign in" });
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    const dialog = await body.findByRole("dialog");
    // What a browser makes of Escape. A simulated key means nothing to it.
    dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
    await waitFor(() => expect(body.queryByRole("dialog")).toBeNull());
    await expect(declining.calls.at(-1)).toBe("dismiss");
    await waitFor(() => expect(button).toHaveFocus());
    await userEvent.keyboard("{Enter}");
    await body.findByRole("dialog");
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    await expect(body.getByRole("button", { name: "Not now" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(button).toHaveFocus());
  },
});

/** A link to the app's page for it, in place of a form. */
export const WithLink = meta.story({
  render: () => (
    <Page session={handMadeSession({ status: "interrupted" })}>
      <SignInPrompt href="/sign-in" />
    </Page>
  ),
});

/** What would change something is not sent again by itself. */
export const Confirm = meta.story(withState({ status: "active", waiting: 3, unsafe: 3 }));

/** Not sending it is as near as sending it. */
export const Discarded = meta.story({
  tags: ["!dev"],
  ...withState({ status: "active", waiting: 3, unsafe: 3 }),
  play: async ({ canvasElement, userEvent }) => {
    const body = within(canvasElement.ownerDocument.body);
    await userEvent.click(await body.findByRole("button", { name: "Do not send" }));
    await waitFor(() => expect(body.queryByRole("dialog")).toBeNull());
  },
});

/** What waited was meant by somebody else. */
export const SomebodyElse = meta.story(withState({ status: "active", dropped: 2 }));

/** Each part can be replaced, or left out with null. */
export const OwnParts = meta.story({
  render: () => (
    <Page session={handMadeSession({ status: "interrupted", waiting: 1, unsafe: 1 })}>
      <SignInPrompt
        icon={null}
        title="One moment, please"
        body={({ unsafe }) => `Your ${unsafe === 1 ? "draft is" : "drafts are"} safe. Sign in to publish.`}
        action={
          <a data-amends-part="action" href="/sign-in">
            Sign in with your company
          </a>
        }
        dismiss={null}
        href="/sign-in"
      />
    </Page>
  ),
});
