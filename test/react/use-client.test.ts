import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../../src/", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
const isClient = (file: string): boolean => read(file).startsWith('"use client";');

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));

/** Whether a module takes more than types from React or from what is built on it. */
const needsReact = (file: string): boolean =>
  /^import (?!type\b)[^;]*? from "(react|react-dom|react-error-boundary|react-i18next)(\/[^"]*)?";/m.test(read(file));

it.each(files.filter(needsReact))(
  "%s says that it belongs to the browser, for a server component to import it",
  (file) => {
    expect(isClient(file)).toBe(true);
  },
);

// What a client module exports is a mere reference on a server: a component can be rendered there, and a function not
// called, as in shadcn-ui/ui#9428 and radix-ui/primitives#3540.
it("plain functions come from modules that a server component can call", () => {
  const plain = files
    .filter((file) => /(index|bare)\.ts$/.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/export \{([^}]*)\} from "(\.[^"]*)"/g)].flatMap(([, names = "", from = ""]) =>
        names
          .split(",")
          .map((name) => name.trim())
          .filter((name) => /^(?!type |use[A-Z]|with[A-Z])[a-z]/.test(name))
          .map((name) => ({ name, from: new URL(from, new URL(file, root)).pathname.slice(root.pathname.length) })),
      ),
    );
  expect(plain.map(({ name }) => name)).toEqual(expect.arrayContaining(["classify", "faultText", "severityOf"]));
  expect(plain.filter(({ from }) => isClient(from))).toEqual([]);
});

// Of what a server component renders, a browser is sent the client module alone, and not the index that named it.
it("every component and hook of amends brings the defaults along, wherever its importer runs", () => {
  const named = [...read("index.ts").matchAll(/export \{([^}]*)\} from "\.\/([^"]*)"/g)].flatMap(
    ([, names = "", file = ""]) =>
      names
        .split(",")
        .map((name) => ({ name: name.trim(), file }))
        .filter(({ name }) => /^([A-Z]|use[A-Z]|with[A-Z]|rootOptions)/.test(name)),
  );
  expect(named.length).toBeGreaterThan(15);
  for (const { name, file } of named) {
    expect(read(file), name).toContain('import "./set.ts";');
    expect(isClient(file), name).toBe(name !== "rootOptions");
  }
});
