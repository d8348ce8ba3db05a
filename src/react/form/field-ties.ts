"use client";

import { groupOf, isChoice } from "./form-controls.ts";

/** What a message is tied to. */
export interface Ties {
  readonly fields: readonly HTMLInputElement[];
  readonly described: readonly Element[];
}

export const untied: Ties = { fields: [], described: [] };

/** Ties a message to fields, or to the group that choices form, and no longer to what it was tied to before. */
export function tieMessage(messageId: string, before: Ties, fields: readonly HTMLInputElement[]): Ties {
  const [first] = fields;
  const group = first && fields.length > 1 && isChoice(first) && groupOf(first);
  const described: readonly Element[] = group ? [group] : fields;
  for (const each of [...before.fields, ...fields]) setInvalid(each, fields.includes(each));
  for (const each of [...before.described, ...described]) setDescribed(each, messageId, described.includes(each));
  return { fields, described };
}

/** Says that the kit has marked a field as invalid. Written right before the mark itself. */
export const invalidMark = "data-amends-invalid";

function setInvalid(field: Element, isInvalid: boolean): void {
  const isDone = isInvalid ? field.getAttribute("aria-invalid") === "true" : !field.hasAttribute(invalidMark);
  if (isDone) return;
  field.toggleAttribute(invalidMark, isInvalid);
  setOrRemove(field, "aria-invalid", isInvalid && "true");
}

function setDescribed(element: Element, id: string, isDescribed: boolean): void {
  const ids = new Set(element.getAttribute("aria-describedby")?.split(" "));
  if (ids.has(id) === isDescribed) return;
  if (isDescribed) ids.add(id);
  else ids.delete(id);
  setOrRemove(element, "aria-describedby", [...ids].join(" "));
}

function setOrRemove(element: Element, name: string, value: string | false): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

/** Leaves marks to the app that it has written itself. */
export function leaveToTheApp(records: readonly MutationRecord[]): void {
  records.forEach(({ target, attributeName }, i) => {
    const before = records[i - 1];
    const isOurs = before?.target === target && before.attributeName === invalidMark;
    if (attributeName === "aria-invalid" && !isOurs) (target as Element).removeAttribute(invalidMark);
  });
}
