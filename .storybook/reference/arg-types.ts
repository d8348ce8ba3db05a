import { entries } from "virtual:reference";
import type { ArgTypes } from "storybook/internal/types";
import * as kit from "../../src/index.ts";
import { QueryErrorBoundary } from "../../src/query/index.ts";
import type { Member } from "./read-reference.ts";

const components = new Map<unknown, string>(
  Object.entries({ ...kit, QueryErrorBoundary }).map(([name, value]) => [value, name]),
);

/** The controls that Storybook has for a type; it makes none of one that it cannot know. */
function controlOf({ type }: Member): ArgTypes[string] {
  const plain = type.replace(/ \| undefined$/, "");
  if (plain === "boolean") return { control: { type: "boolean" } };
  if (plain === "string") return { control: { type: "text" } };
  const options = plain.split(" | ");
  const isChoice = options.length > 1 && options.every((option) => /^(?:"[\w-]+"|\d+)$/.test(option));
  return isChoice
    ? { control: { type: "select" }, options: options.map((option) => JSON.parse(option)) }
    : { control: false };
}

/** A component's props as the source declares them, for the Controls of its stories. */
export function extractArgTypes(component: unknown): ArgTypes | null {
  const entry = entries.find(({ name }) => name === components.get(component));
  if (!entry) return null;
  const members = entry.shapes.flatMap((shape) => shape.members);
  return Object.fromEntries(
    members.map((member) => [
      member.name,
      {
        ...controlOf(member),
        name: member.name,
        description: member.text,
        table: { type: { summary: member.type } },
      },
    ]),
  );
}
