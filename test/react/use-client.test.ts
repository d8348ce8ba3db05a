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
    .filter((file) => file.endsWith("index.ts"))
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
