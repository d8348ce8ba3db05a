"use client";

/**
 * Finding the controls of a form by name, and tying messages to them. Names are compared and
 * never put into a selector, and a form's own properties are not trusted: a control named
 * `elements` hides them.
 */

/** Whether an element is one that a person fills in. */
export function isField(element: Element): element is HTMLInputElement {
  return "form" in element && !/^(hidden|submit|button|reset|image)$/.test(`${(element as HTMLInputElement).type}`);
}

/** The fields of the form around an element, else of the document, in its order; with a name only those of that name. */
export function fieldsNear(element: Element, name?: string): readonly HTMLInputElement[] {
  const form = element.closest("form");
  return [...treeOf(element).querySelectorAll("[name]")].filter(
    (each): each is HTMLInputElement =>
      (name === undefined || nameOf(each) === name) && isField(each) && (!form || each.form === form),
  );
}

export function nameOf(field: Element): string {
  return `${field.getAttribute("name")}`;
}

const fieldError = '[data-amends-part="field-error"]';

/** The names of the FieldErrors that show something in the same form. */
export function fieldErrorsNear(element: Element): readonly string[] {
  const form = element.closest("form");
  return [...treeOf(element).querySelectorAll<HTMLElement>(fieldError)].flatMap((each) =>
    each.closest("form") === form ? `${each.dataset.name}` : [],
  );
}

/** Where to look for the fields of a summary, which may stand above the form that it is about. */
export function formAbout(summary: Element): Element {
  return summary.closest("form") ?? treeOf(summary).querySelector(fieldError) ?? summary;
}

/** A document, or what stands for one in the shadow. */
function treeOf(element: Element): Document {
  return element.getRootNode() as Document;
}

function legendOf(field: Element): Element | null | undefined {
  return field.closest("fieldset")?.querySelector(":scope > legend");
}

/** What a person reads before they fill in a field: a choice's question, else its label. */
export function captionOf(field: HTMLInputElement): Element | null | undefined {
  return (/^(radio|checkbox|fieldset)$/.test(field.type) && legendOf(field)) || field.labels?.[0];
}

/** Takes a person to a field: with its caption, or a near legend, at the top, so that they see what is asked. */
export function reveal(field: HTMLInputElement): void {
  const legend = legendOf(field);
  const isNear = legend && field.getBoundingClientRect().bottom - legend.getBoundingClientRect().top < innerHeight / 2;
  // Before the focus, which would only scroll the field itself into view.
  ((isNear && legend) || captionOf(field) || field).scrollIntoView();
  focusable(field).focus({ preventScroll: true });
}

/** What takes the focus: the first field of a fieldset, else the element itself. */
export function focusable(element: HTMLElement): HTMLElement {
  const within = element.localName === "fieldset" ? [...element.querySelectorAll("*")] : [];
  return within.find(isField) ?? element;
}

/** Ties a message to its fields, or to the group that they form. Returns what unties it. */
export function describe(fields: readonly Element[], messageId: string): () => void {
  const group = fields.length > 1 && fields[0]?.closest('fieldset, [role="radiogroup"], [role="group"]');
  const described = group ? [group] : fields;
  const valid = fields.filter((field) => field.getAttribute("aria-invalid") !== "true");
  const setIds = (change: (ids: string[]) => string[]): void => {
    for (const element of described) {
      const ids = change((element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean)).join(" ");
      if (ids) element.setAttribute("aria-describedby", ids);
      else element.removeAttribute("aria-describedby");
    }
  };
  for (const field of valid) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("data-amends-invalid", "");
  }
  setIds((ids) => [...ids, messageId]);
  return () => {
    for (const field of valid) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("data-amends-invalid");
    }
    setIds((ids) => ids.filter((id) => id !== messageId));
  };
}
