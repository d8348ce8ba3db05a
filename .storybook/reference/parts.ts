/** What each part of the kit's elements is, by its `data-amends-part`. */
export const parts = {
  "error-message": "the message",
  "error-page": "the page",
  "error-summary": "the summary; the message in it has the box",
  "field-error": "the error beside a field",
  "outage-banner": "the banner",
  "rate-limit-banner": "the banner",
  "sign-in-prompt": "the dialog",
  boundary: "around what a boundary shows",
  icon: "its icon",
  content: "everything but the icon",
  text: "the words that are announced; in a field's error, all its messages",
  title: "the title",
  body: "the explanation, or the list of a summary",
  detail: "the server's own words, where they may be shown",
  limits: "what the plan allows",
  actions: "around what can be pressed",
  action: "the one thing to do: a button or a link",
  dismiss: "the button that puts it off",
  countdown: "the time to wait",
  "request-id": "the id that support asks for",
  copy: "the button that copies it",
  copied: "says that it was copied",
  line: "of one cause",
  item: "of one field",
  label: "how the page names that field",
  message: "of one violation",
  form: "around the app's own form",
} as const;

type PartName = keyof typeof parts;

/** What a state means, by its attribute. */
const states = {
  "data-type": "the fault's type: `rate_limit_error`, …",
  "data-severity": "`error`, `warning` or `info`",
  "data-compact": "on a message that is one line",
  "data-pending": "on an action that is under way",
  "data-waiting": "on an action that it is too early for",
  "data-name": "the field's name",
  "data-amends-invalid": "on the app's control that was refused",
  "data-question": "what is asked: `sign_in`, `confirm`, …",
} as const;

interface Anatomy {
  readonly parts: readonly PartName[];
  readonly states: readonly (keyof typeof states)[];
}

const messageParts = ["icon", "content", "text", "title", "body", "detail", "limits", "actions", "action"] as const;
const idParts = ["countdown", "request-id", "copy", "copied"] as const;
const messageStates = ["data-type", "data-severity", "data-pending", "data-waiting"] as const;
const boundary: Anatomy = {
  parts: ["boundary", "error-message", ...messageParts, ...idParts],
  states: messageStates,
};

/** By component, from the root inwards. */
export const anatomies: Readonly<Record<string, Anatomy>> = {
  ErrorMessage: { parts: ["error-message", ...messageParts, ...idParts], states: [...messageStates, "data-compact"] },
  ErrorPage: { parts: ["error-page", ...messageParts, ...idParts], states: messageStates },
  ErrorBoundary: boundary,
  QueryErrorBoundary: boundary,
  FieldError: {
    parts: ["field-error", "icon", "text", "message"],
    states: ["data-name", "data-amends-invalid"],
  },
  ErrorSummary: {
    parts: ["error-summary", "error-message", ...messageParts, "item", "label", ...idParts],
    states: ["data-type", "data-severity"],
  },
  OutageBanner: {
    parts: ["outage-banner", "icon", "content", "line", "text", "title", "body", "actions", "action", "countdown"],
    states: messageStates,
  },
  RateLimitBanner: {
    parts: ["rate-limit-banner", ...messageParts, "line", ...idParts],
    states: messageStates,
  },
  RetryButton: { parts: ["action", "countdown"], states: ["data-pending", "data-waiting"] },
  SignInPrompt: {
    parts: ["sign-in-prompt", "icon", "title", "body", "form", "actions", "action", "dismiss"],
    states: ["data-question"],
  },
};

/** Each row of a component's table: an attribute or part, and what it is. */
export function anatomyRows(component: string): readonly (readonly [name: string, meaning: string])[] {
  const anatomy = anatomies[component];
  if (!anatomy) throw new Error(`Nothing is known of the parts of ${component}.`);
  return [
    ...anatomy.parts.map((part) => [`data-amends-part="${part}"`, parts[part]] as const),
    ...anatomy.states.map((state) => [state, states[state]] as const),
  ];
}
