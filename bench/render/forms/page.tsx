import { type ComponentType, type ElementType, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { countRendered, type Rendered } from "./rendered.ts";

/** What a server says of a value that it refuses, as `response.json()` returns it. */
export interface Refusal {
  readonly error: { readonly type: string; readonly code: string; readonly param: string; readonly message: string };
}

declare global {
  var form: {
    /** The server refuses one field's value. Resolves when that has been painted and all its effects are over. */
    refuse(name: string): Promise<void>;
    /** The same, and counts what renders. Takes longer for it. */
    refuseAndCount(name: string): Promise<Rendered>;
    accept(): Promise<void>;
    /** Waits as the others do and does nothing: what remains is the measurement's own. */
    idle(): Promise<void>;
    /** A person presses the button, so that the focus is there. */
    press(): void;
    /** What is not as it must be while this field is refused, or none is; null if all is well. */
    flaw(name: string | null): string | null;
    /** The name of the field that has the focus; null while none has it. */
    focused(): string | null;
  };
}

export const names: readonly string[] = Array.from({ length: 200 }, (_, i) => `field_${i}`);

interface Server {
  readonly refuse: (refusal: Refusal) => void;
  readonly accept: () => void;
}

let server: Server | undefined;

/** To be called where the form's request is sent: what is done with the answer. */
export function useServer(refuse: Server["refuse"], accept: Server["accept"]): void {
  useEffect(() => {
    server = { refuse, accept };
  });
}

/** Mounts a form; where a component of the library shows a field's error, that is counted, too. */
export function mountForm(Form: ComponentType, libraryField?: ElementType): void {
  createRoot(document.querySelector("#root") as Element).render(<Form />);
  const refuse = (name: string) => painted(() => server?.refuse(refusalOf(name)));
  globalThis.form = {
    refuse,
    async refuseAndCount(name) {
      const rendered = countRendered(libraryField);
      await refuse(name);
      return rendered();
    },
    accept: () => painted(() => server?.accept()),
    idle: () => painted(() => {}),
    press() {
      const button = document.querySelector("button");
      button?.focus();
      button?.click();
    },
    flaw,
    focused: () => document.activeElement?.getAttribute("name") ?? null,
  };
}

function messageOf(name: string): string {
  return `The server refuses ${name}.`;
}

/** Another object each time, as it is for each answer. */
function refusalOf(name: string): Refusal {
  const error = { type: "invalid_request_error", code: "validation_error", param: name, message: messageOf(name) };
  return JSON.parse(JSON.stringify({ error }));
}

/** Does something in a task of the page's own, as an answer comes; two frames later it has been painted. */
function painted(act: () => void): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      act();
      // Passive effects may follow the frame, in tasks before this last one.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    });
  });
}

function flaw(name: string | null): string | null {
  const inputs = [...document.querySelectorAll("input")];
  if (inputs.length !== names.length) return `${inputs.length} inputs`;
  const invalid = inputs.filter((input) => input.getAttribute("aria-invalid") === "true").map((input) => input.name);
  if (invalid.join() !== (name ?? "")) return `marked as invalid: ${invalid.join()}`;
  const texts = document.querySelector("form")?.textContent?.match(/The server refuses \w+\./g) ?? [];
  if (texts.join() !== (name === null ? "" : messageOf(name))) return `shown: ${texts.join()}`;
  const input = inputs.find((each) => each.name === name);
  const described = input?.getAttribute("aria-describedby")?.split(" ") ?? [];
  const message = described.map((id) => document.getElementById(id)).find((each) => each?.textContent?.trim());
  if (input && message?.closest("[data-row]") !== input.closest("[data-row]")) return "described elsewhere";
  if (name !== null && message?.textContent?.trim() !== messageOf(name)) return "not described";
  return null;
}
