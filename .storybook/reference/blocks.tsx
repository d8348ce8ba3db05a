import { entries } from "virtual:reference";
import { Markdown } from "@storybook/addon-docs/blocks";
import type { ReactElement } from "react";
import { anatomyRows } from "./parts.ts";
import type { Entry, Member, Shape } from "./read-reference.ts";
import "./blocks.css";

interface NameProps {
  /** Of what apps import. */
  readonly name: string;
  /** What it is imported from, where that has two of the name. */
  readonly from?: string;
}

function entryOf({ name, from }: NameProps): Entry {
  const entry = entries.find((each) => each.name === name && (from === undefined || each.from === from));
  if (!entry) throw new Error(`Nothing that apps import is called ${name}.`);
  return entry;
}

/** Code in the page's own colours; Storybook's block for it is white on a dark page, too. */
export function Code({ code, language }: { readonly code: string; readonly language: string }): ReactElement {
  return <Markdown>{`\`\`\`${language}\n${code}\n\`\`\``}</Markdown>;
}

/** What something is for, in its docstring's words, and where it is imported from. */
export function About(props: NameProps): ReactElement {
  const { name, text, from } = entryOf(props);
  return (
    <>
      <Markdown>{text}</Markdown>
      <Code code={`import { ${name} } from "${from}";`} language="tsx" />
    </>
  );
}

/** A component's props, in the words of their types. */
export function Props(props: NameProps): ReactElement {
  const [shape] = entryOf(props).shapes;
  return shape ? <Members shape={shape} head="prop" /> : <p>It takes no props.</p>;
}

/** A hook or a function: how it is called, and what it takes and gives. */
export function Call({ level = 2, ...props }: NameProps & { readonly level?: 2 | 3 }): ReactElement {
  const { signature, shapes } = entryOf(props);
  const Heading: "h2" | "h3" = `h${level}`;
  return (
    <>
      {signature && <Code code={signature} language="ts" />}
      {shapes
        .filter(({ members }) => members.length > 0)
        .map((shape) => (
          <div key={shape.name}>
            <Heading>
              <code>{shape.name}</code>
            </Heading>
            <Markdown>{shape.text}</Markdown>
            <Members shape={shape} head="member" />
          </div>
        ))}
    </>
  );
}

/** What a style sheet, or a test, finds a component's elements by. */
export function Parts({ of }: { readonly of: string }): ReactElement {
  return (
    <Table heads={["part or attribute", "what it is"]}>
      {anatomyRows(of).map(([name, meaning]) => (
        <tr key={name}>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td>
            <Words>{meaning}</Words>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Members({ shape, head }: { readonly shape: Shape; readonly head: string }): ReactElement {
  return (
    <>
      <Table heads={[head, "type", "what it is"]}>
        {shape.members.map((member) => (
          <tr key={member.name}>
            <th scope="row">
              <code>{member.name}</code>
              {!member.isOptional && head === "prop" && <small> required</small>}
            </th>
            <td>
              <code>{shorten(member)}</code>
            </td>
            <td>
              <Words>{member.text}</Words>
            </td>
          </tr>
        ))}
      </Table>
      {shape.inherits.length > 0 && (
        <p>
          And whatever <Inherited names={shape.inherits} /> takes.
        </p>
      )}
    </>
  );
}

/** That it may be left out is said by the first column. */
function shorten({ type }: Member): string {
  return type.replace(/ \| undefined$/, "").replace(/^\((.*)\)$/, "$1");
}

function Inherited({ names }: { readonly names: readonly string[] }): ReactElement {
  const elements = names.map((name) => /"(\w+)"/.exec(name)?.[1] ?? "");
  return (
    <>
      {names.map((name, index) => (
        <code key={name}>{elements[index] ? `<${elements[index]}>` : name}</code>
      ))}
    </>
  );
}

interface TableProps {
  readonly heads: readonly string[];
  readonly children: ReactElement[];
}

/** As the pages' own, and to be scrolled sideways by keyboard where it is wide. */
export function Table({ heads, children }: TableProps): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div className="reference-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A sentence of a docstring's, with its code as code. */
function Words({ children }: { readonly children: string }): ReactElement {
  return (
    <>
      {children.split(/`([^`]+)`/).map((part, index) => {
        // Every other part stood in backticks.
        const key = `${index} ${part}`;
        return index % 2 === 1 ? <code key={key}>{part}</code> : part;
      })}
    </>
  );
}
