"use client";

/**
 * Finding the controls of a form by name, and taking a person to them. Names are compared and
 * never put into a selector, and a form's own properties are not trusted: a control named
 * `elements` hides them.
 */

/** Whether an element is one that a person fills in. */
export function isField(element: Element): element is HTMLInputElement {
  return "form" in element && !/^(hidden|submit|button|reset|image|output)$/.test((element as HTMLInputElement).type);
}

/**
 * The fields of the form around an element, in its order; with a name only those of that name.
 * Outside of any form the nearest, those without a form first, and never those of two forms.
 */
export function fieldsNear(element: Element, name?: string): readonly HTMLInputElement[] {
  const form = element.closest("form");
  const fieldsIn = (around: ParentNode): readonly HTMLInputElement[] => {
    // A document finds a name by itself, and faster.
    const isDocument = name !== undefined && "getElementsByName" in around;
    const named = isDocument ? (around as Document).getElementsByName(name) : around.querySelectorAll("[name]");
    return [...named].filter(
      (each): each is HTMLInputElement => (name === undefined || nameOf(each) === name) && isField(each),
    );
  };
  // A field may belong to a form from outside of it.
  const fields = form ? fieldsIn(treeOf(element)) : nearest(element, fieldsIn);
  const owner = form ?? (fields.find((each) => !each.form) ?? fields[0])?.form;
  return fields.filter((each) => each.form === owner);
}

/** What is found in the nearest element around another that has any of it. */
function nearest<E extends Element>(element: Element, find: (around: ParentNode) => readonly E[]): readonly E[] {
  for (let around = element.parentNode; around; around = around.parentNode) {
    const found = find(around);
    if (found.length > 0) return found;
  }
  return [];
}

export function nameOf(field: Element): string {
  return `${field.getAttribute("name")}`;
}

function fieldErrorsIn(around: ParentNode): readonly HTMLElement[] {
  return [...around.querySelectorAll<HTMLElement>('[data-amends-part="field-error"]')];
}

/** The names of the FieldErrors that show something in the same form. */
export function fieldErrorsNear(element: Element): readonly string[] {
  const form = element.closest("form");
  return fieldErrorsIn(treeOf(element)).flatMap((each) =>
    each.closest("form") === form ? `${each.dataset.name}` : [],
  );
}

/** Where to look for the fields of a summary, which may stand above the form that it is about. */
export function formAbout(summary: Element): Element {
  return summary.closest("form") ?? nearest(summary, fieldErrorsIn)[0] ?? summary;
}

/** A document, or what stands for one in the shadow. */
function treeOf(element: Element): Document {
  return element.getRootNode() as Document;
}

/** Whether a field is one answer of a few. */
export const isChoice = ({ type }: HTMLInputElement): boolean => /^(radio|checkbox)$/.test(type);

export function groupOf(field: Element): Element | null {
  return field.closest('fieldset, [role="radiogroup"], [role="group"]');
}

function legendOf(field: Element): Element | null | undefined {
  return field.closest("fieldset")?.querySelector(":scope > legend");
}

/** What a person reads before they fill in a field: a choice's question, else its label. */
function captionOf(field: HTMLInputElement): Element | null | undefined {
  const label = field.labels?.[0];
  if (!isChoice(field) && field.type !== "fieldset") return label;
  const id = groupOf(field)?.getAttribute("aria-labelledby")?.split(" ")[0];
  return (id && treeOf(field).getElementById?.(id)) || legendOf(field) || label;
}

/** How a person knows a field: the first words of its caption, without what is in a control. */
export function labelOf(field: HTMLInputElement): string {
  const caption = captionOf(field)?.cloneNode(true) as Element | undefined;
  for (const each of caption?.querySelectorAll("select, textarea, button, output") ?? []) each.remove();
  caption?.normalize(); // React writes "Row {2}" in two pieces
  const words = [...(caption?.childNodes ?? [])].map((node) => node.textContent?.replace(/[\s*:]+$/, "").trim());
  return words.find(Boolean) ?? "";
}

/** Takes a person to a field: with its caption, or a near legend, at the top, so that they see what is asked. */
export function reveal(fields: readonly HTMLInputElement[]): void {
  const [field] = fields;
  if (!field) return;
  const legend = legendOf(field);
  const isNear = legend && field.getBoundingClientRect().bottom - legend.getBoundingClientRect().top < innerHeight / 2;
  // Before the focus, which would only scroll the field itself into view. Where nothing is laid out there is no method.
  ((isNear && legend) || captionOf(field) || field).scrollIntoView?.();
  focusFirst(fields, { preventScroll: true });
}

/** Gives the focus to the first that takes it, which one that is disabled does not. */
export function focusFirst(elements: readonly HTMLElement[], options?: FocusOptions): HTMLElement | undefined {
  return elements.flatMap(focusable).find((each) => {
    each.focus(options);
    return treeOf(each).activeElement === each;
  });
}

/** What may take the focus: an element, else the fields in it; for a field that is hidden what stands beside it. */
function focusable(element: HTMLElement): readonly HTMLElement[] {
  const hidden = element.closest('[aria-hidden="true"]');
  if (!hidden) return [element, ...[...element.querySelectorAll("*")].filter(isField)];
  return [...((hidden.parentElement?.children ?? []) as Iterable<HTMLElement>)].filter(({ tabIndex }) => tabIndex >= 0);
}
