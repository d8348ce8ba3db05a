import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { anatomies } from "../../.storybook/reference/parts.ts";
import { readReference } from "../../.storybook/reference/read-reference.ts";

const root = join(import.meta.dirname, "../..");
const pages = readdirSync(join(root, "stories"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".mdx"))
  .map((path) => readFileSync(join(root, "stories", path), "utf8"));
const entries = readReference(root);
const ofKind = (kind: string) => entries.filter((entry) => entry.kind === kind);
const propsOf = (name: string) => ofKind("component").find((entry) => entry.name === name)?.shapes[0]?.members ?? [];

describe("the Storybook has a page", () => {
  it.each(ofKind("component"))("for the component $name of $from, with its props", ({ name, from, text }) => {
    const [page] = pages.filter((each) => each.includes(`<About name="${name}"`));
    expect(text).not.toBe("");
    expect(page).toBeDefined();
    if (from !== "amends/react-i18next") expect(page).toContain(`<Props name="${name}" />`);
  });

  it.each(ofKind("component").filter(({ name }) => name !== "AmendsProvider"))(
    "for $name that tells its parts, its keys and what is announced",
    ({ name }) => {
      const page = pages.find((each) => each.includes(`<Parts of="${name}" />`));
      expect(page).toContain("## Keyboard and announcements");
      expect(Object.keys(anatomies)).toContain(name);
    },
  );

  it.each([...ofKind("hook"), ...ofKind("function")])("for $name", ({ name }) => {
    const page = pages.find((each) => each.includes(`<Call name="${name}"`));
    expect(page).toContain(`<About name="${name}" />`);
  });

  it.each(readdirSync(join(root, "docs")).filter((file) => file.endsWith(".md")))(
    "for docs/%s, of that very file",
    (file) => {
      expect(pages.filter((page) => page.includes(`docs/${file}?raw`))).toHaveLength(1);
    },
  );
});

describe("a page about a component", () => {
  it("says of a prop what its docstring says, and whether it must be given", () => {
    expect(propsOf("FieldError")).toContainEqual({
      name: "name",
      type: "string",
      isOptional: false,
      text: "The `name` of the control in the same form.",
    });
  });

  it("has what a component takes over from another, but for what it leaves out", () => {
    const names = propsOf("ErrorPage").map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["error", "actions", "headingLevel"]));
    expect(names).not.toContain("compact");
  });

  it("says that what only one form of a component takes may be left out", () => {
    expect(propsOf("RateLimitBanner").find(({ name }) => name === "error")?.isOptional).toBe(true);
  });

  it("has a hook's docstring, its call, and what it gives", () => {
    const remedy = entries.find(({ name }) => name === "useRemedy");
    expect(remedy?.text).toMatch(/^What a person can do about a source's failure/);
    expect(remedy?.signature).toMatch(/^useRemedy\(source: unknown, .*\): RemedyAction \| null$/);
    expect(remedy?.shapes.find(({ name }) => name === "RemedyAction")?.members.map(({ name }) => name)).toContain(
      "label",
    );
  });

  it("names every member of a type once", () => {
    for (const { shapes } of entries) {
      for (const { members } of shapes) expect(new Set(members.map(({ name }) => name)).size).toBe(members.length);
    }
  });
});
