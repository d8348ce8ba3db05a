import { Markdown } from "@storybook/addon-docs/blocks";
import { Children, type ComponentProps, type ReactElement } from "react";

const pictures = import.meta.glob<string>("../../docs/*.{png,svg}", { eager: true, query: "?url", import: "default" });

/** Where a page of docs/ stands in here. */
const pages: Readonly<Record<string, string>> = {
  "README.md": "start-introduction--docs",
  "architecture.md": "guides-inside-architecture--docs",
  "decisions.md": "guides-inside-decisions--docs",
  "envelopes.md": "guides-an-api-of-your-own--docs",
  "frameworks.md": "integrations-next-js-and-react-router--docs",
  "recovery.md": "guides-recovery--docs",
  "sources.md": "guides-what-may-be-given-as-an-error--docs",
  "storm.md": "guides-what-many-browsers-do-together--docs",
  "translating.md": "guides-languages--docs",
};

/** A page of docs/, as it stands there: its pictures from beside it, its links to the pages of this book. */
export function Guide({ text }: { readonly text: string }): ReactElement {
  const linked = text.replace(/\]\((?:\.\.\/|docs\/)?([\w-]+\.md)(?:#[\w-]+)?\)/g, (link, file: string) => {
    const page = pages[file];
    return page ? `](?path=/docs/${page})` : link;
  });
  return <Markdown options={options}>{linked}</Markdown>;
}

// What looks like an element, such as `<tag>` for a language's, is a word.
const options = { disableParsingRawHTML: true, overrides: { img: Picture, th: Head } };

/** A table's corner heads nothing. */
function Head({ children, ...props }: ComponentProps<"th">): ReactElement {
  return Children.count(children) > 0 ? <th {...props}>{children}</th> : <td />;
}

function Picture({ src = "", alt = "" }: ComponentProps<"img">): ReactElement {
  return (
    <img
      src={pictures[`../../docs/${src.replace(/^docs\//, "")}`] ?? src}
      alt={alt}
      style={{ maxInlineSize: "100%" }}
    />
  );
}
