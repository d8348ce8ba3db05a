"use client";

import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactNode,
  type RefAttributes,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import type { Session, SessionState } from "../../core/config.ts";
import { linkOrNothing } from "../../core/href.ts";
import { warnOnce } from "../../core/warn.ts";
import type { TextPath } from "../../i18n/catalog.ts";
import { translate } from "../../i18n/translate.ts";
import { MarkedRoot } from "../host/marked-root.tsx";
import { choose, type Part, part } from "../host/parts.tsx";
import { useAmends } from "../host/provider.tsx";
import { useLayoutEffect } from "../host/use-layout-effect.ts";
import { useTranslator } from "../host/use-translator.ts";
import { Words } from "../host/words.tsx";
import { Icon } from "../message/icon.tsx";
import { addPrompt, usePromptOf } from "../session/prompts.ts";
import { sessionAt, useSessionState } from "../session/use-session.ts";

/** Content in place of a part's own; null leaves the part out. */
export type SignInPromptPart = Part<SessionState>;

export interface SignInPromptProps
  extends Omit<ComponentPropsWithoutRef<"dialog">, "title" | "children" | "open" | "onCancel" | "onClose"> {
  /** Whose sign-in this is. Default: the first that the configuration binds to an origin. */
  readonly session?: Session;
  /** The app's own form. It tells the session by `session.start(…)` that somebody has signed in. */
  readonly children?: ReactNode;
  /** Where to sign in, in place of a form. Default: the configured action `sign_in`, if it is a link. */
  readonly href?: string;
  readonly icon?: SignInPromptPart;
  readonly title?: SignInPromptPart;
  readonly body?: SignInPromptPart;
  /** The link, or the button that sends what waited. */
  readonly action?: SignInPromptPart;
  /** The button that closes the prompt and gives up what waits. */
  readonly dismiss?: SignInPromptPart;
}

/**
 * Asks, in a dialog over the page, to sign in again where the session was interrupted, and whether
 * to send what waited and would change something. The page below keeps what was entered. Of several
 * for one session only the first shows. Renders nothing while nobody need be asked, on a server,
 * and where there is neither a form nor a link. Other props and the ref go to its root.
 */
export const SignInPrompt: ForwardRefExoticComponent<SignInPromptProps & RefAttributes<HTMLDialogElement>> = forwardRef<
  HTMLDialogElement,
  SignInPromptProps
>(function SignInPrompt({ session: given, children, href, ...props }, ref) {
  const amends = useAmends();
  const session = given ?? sessionAt(amends, undefined);
  const state = useSessionState(session);
  const configured = amends.actions.sign_in;
  const link = (href && linkOrNothing(href)) ?? (typeof configured === "string" ? configured : undefined);
  const hasWay = children != null || link !== undefined;
  const question = useIsSpeaker(hasWay ? session : null) ? questionOf(state) : null;

  if (!hasWay) warnOnce("<SignInPrompt> has no form and no link, so nobody can sign in. Give it children or an href.");
  if (!session || !question) return null;
  // Another question is another dialog: it takes the focus, and is announced.
  return <Dialog {...props} key={question} {...{ session, state, question, link }} form={children} dialogRef={ref} />;
});

type SessionText = Extract<TextPath, readonly ["session", string]>[1];

/** What a prompt asks: for a sign-in; whether to send what waited for it; to know that it was not sent. */
type Question = keyof typeof texts;

const texts = {
  sign_in: { title: "title", body: "body", dismiss: "decline" },
  confirm: { title: "waiting_title", body: "waiting_body", dismiss: "discard" },
  dropped: { title: "dropped_title", body: "dropped_body", dismiss: "close" },
} as const satisfies Record<string, Record<string, SessionText>>;

function questionOf({ status, unsafe, dropped, dismissed }: SessionState): Question | null {
  if (dropped > 0) return "dropped";
  if (status === "interrupted") return dismissed ? null : "sign_in";
  return status === "active" && unsafe > 0 ? "confirm" : null;
}

/** Whether this prompt is the one that speaks for its session. */
function useIsSpeaker(session: Session | null): boolean {
  const [self] = useState(() => ({}));
  useLayoutEffect(() => (session ? addPrompt(session, self) : undefined), [session, self]);
  return usePromptOf(session) === self;
}

interface DialogProps extends Omit<SignInPromptProps, "session" | "children" | "href"> {
  readonly session: Session;
  readonly state: SessionState;
  readonly question: Question;
  readonly link: string | undefined;
  readonly form: ReactNode;
  readonly dialogRef: RefAttributes<HTMLDialogElement>["ref"];
}

/** Apart, since a component's clean-up runs before its elements leave the page only where it leaves with them. */
function Dialog(props: DialogProps): ReactNode {
  const { session, state, question, link, form, dialogRef, icon, title, body, action, dismiss, ...rest } = props;
  const i18n = useTranslator();
  const id = useId();
  const root = useRef<HTMLDialogElement>(null);
  const isShown = useRef(false);
  useImperativeHandle(dialogRef, () => root.current as HTMLDialogElement, []);

  useLayoutEffect(() => {
    const dialog = root.current as HTMLDialogElement;
    // Without it, in tests for instance, the dialog is at least on the page.
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute("open", "");
    // The focus is not on what sends something: a second Enter in the form must not press it.
    if (question !== "sign_in") dialog.focus();
    isShown.current = true;
    return () => {
      // React hides it, to show it again perhaps: what the browser will tell of that nobody has done.
      isShown.current = false;
      // Gives the focus back.
      dialog.close?.();
    };
  }, [question]);

  const words = texts[question];
  const text = (name: SessionText): ReactNode => (
    <Words {...translate(i18n, ["session", name], { count: state.unsafe })} />
  );
  const decline = (): void => (question === "confirm" ? session.resume({ unsafe: false }) : session.dismiss());
  const isForm = question === "sign_in" && form != null;
  return (
    <dialog
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      {...rest}
      ref={root}
      data-amends-part="sign-in-prompt"
      data-question={question}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return; // a file input's
        event.preventDefault();
        decline();
      }}
      // A browser may close it against our will. What React has opened again, it has not.
      onClose={({ currentTarget }) => isShown.current && !currentTarget.open && decline()}
    >
      {part("icon", choose(icon, state, <Icon name="key" />))}
      {/* The root is not marked, for the form is the app's. */}
      {part("title", choose(title, state, text(words.title)), MarkedRoot, { as: "h2", id: `${id}-title` })}
      {part("body", choose(body, state, text(words.body)), MarkedRoot, { id: `${id}-body` })}
      {isForm && part("form", form)}
      <MarkedRoot data-amends-part="actions">
        {choose(
          action,
          state,
          <>
            {question === "sign_in" && !isForm && (
              <a data-amends-part="action" href={link}>
                <Words {...translate(i18n, ["remedies", "sign_in"])} />
              </a>
            )}
            {question === "confirm" && (
              <button type="button" data-amends-part="action" onClick={() => session.resume({ unsafe: true })}>
                {text("send")}
              </button>
            )}
          </>,
        )}
        {choose(
          dismiss,
          state,
          <button type="button" data-amends-part="dismiss" onClick={decline}>
            {text(words.dismiss)}
          </button>,
        )}
      </MarkedRoot>
    </dialog>
  );
}
