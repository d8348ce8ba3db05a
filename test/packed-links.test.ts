// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import GithubSlugger from "github-slugger";
import { marked } from "marked";
import { expect, test } from "vitest";
import { readPacked } from "../scripts/packed.ts";

// Whoever reads in node_modules has the package's files and nothing else. Pictures are not among them: they may be
// missing where they stand, but nothing may send a reader to one.

const packed = readPacked().files.map(({ path }) => path);
const pages = new Map(packed.filter((path) => path.endsWith(".md")).map((path) => [path, toPage(path)]));

test.each([...pages.keys()])("every relative link of %s resolves in the installed package", (path) => {
  expect(linksOf(path).filter((link) => !isResolved(path, link))).toEqual([]);
});

test.each([
  ["docs/recovery.md", true],
  ["docs/", true],
  ["docs/no-such-page.md", false],
  ["docs/error-lab.png", false],
  ["scripts/build.ts", false],
  ["/docs/recovery.md", false],
  ["#in-your-language-in-your-app", true],
  ["#no-such-heading", false],
  ["docs/recovery.md#what-is-tried", false],
  ["CHANGELOG.md#unreleased", true],
])("of links in README.md %s resolves: %s", (link, resolves) => {
  expect(isResolved("README.md", link)).toBe(resolves);
});

function toPage(path: string): Document {
  const markdown = readFileSync(join(import.meta.dirname, "..", path), "utf8");
  return new DOMParser().parseFromString(marked.parse(markdown, { async: false }), "text/html");
}

/** Those without a scheme and a host. */
function linksOf(path: string): string[] {
  const links = [...(pages.get(path)?.querySelectorAll("a[href]") ?? [])].map((each) => `${each.getAttribute("href")}`);
  return links.filter((link) => !/^([a-z][a-z\d+.-]*:|\/\/)/i.test(link));
}

function isResolved(from: string, link: string): boolean {
  const [file = "", anchor] = link.split("#").map(decodeURIComponent);
  const path = file === "" ? from : posix.join(posix.dirname(from), file);
  if (file.startsWith("/") || !packed.some((each) => each === path || each.startsWith(`${path}/`.replace("//", "/")))) {
    return false;
  }
  return anchor === undefined || anchorsOf(path).includes(anchor);
}

/** As GitHub and npm name them. */
function anchorsOf(path: string): string[] {
  const slugger = new GithubSlugger();
  const headings = pages.get(path)?.querySelectorAll("h1, h2, h3, h4, h5, h6") ?? [];
  return [...headings].map(({ textContent }) => slugger.slug(textContent));
}
