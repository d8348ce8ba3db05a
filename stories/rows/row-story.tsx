import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { expect, type within } from "storybook/test";
import english from "../../locales/en/amends.json" with { type: "json" };
import { defineAmends, throwIfFault } from "../../src/core/index.ts";
import { AmendsProvider, ErrorMessage, useFault } from "../../src/index.ts";
import { contractRow, type Outcome, rowPath } from "../../src/testing/index.ts";
import { contractHandlers } from "../../src/testing/msw.ts";

const amends = defineAmends({
  actions: {
    sign_in: "#sign-in",
    start_over: "#start",
    upgrade: "#plans",
    request_access: "#access",
    go_back: "#list",
    contact_support: "#support",
  },
});

/** What a person does elsewhere on the page, or nowhere: no button could do it for them. */
const withoutAction: readonly string[] = ["fix_input", "check_credentials", "revise_content"];

interface RowStoryProps {
  /** Id of a contract row. */
  readonly row: string;
}

/** Fetches a row's answer for real and shows what it means to a person. */
function RowStory({ row }: RowStoryProps): ReactElement {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  return (
    <QueryClientProvider client={client}>
      <AmendsProvider value={amends}>
        <Answer row={row} />
      </AmendsProvider>
    </QueryClientProvider>
  );
}

function Answer({ row }: RowStoryProps): ReactElement {
  const query = useQuery({
    queryKey: [row],
    queryFn: async () => {
      const response = await throwIfFault(await fetch(`https://contract.example${rowPath(row)}`), amends);
      return response.text();
    },
  });
  const fault = useFault(query);
  const isQuiet = query.isSuccess || fault?.type === "cancelled";
  return isQuiet ? <p lang="en">Nothing failed, so nothing is shown.</p> : <ErrorMessage error={query} />;
}

interface PlayContext {
  readonly args: RowStoryProps;
  readonly canvas: ReturnType<typeof within>;
  readonly canvasElement: HTMLElement;
}

/** What every story of a contract row shares. */
export const rowStories = {
  component: RowStory,
  parameters: {
    controls: { disable: true },
    msw: { handlers: contractHandlers() },
  },
  play: async ({ args, canvas, canvasElement }: PlayContext): Promise<void> => {
    const { outcome, wordings } = contractRow(args.row);
    if (!outcome || outcome.type === "cancelled") {
      await canvas.findByText("Nothing failed, so nothing is shown.");
      return;
    }
    const { title, body } = englishFor(outcome);
    await canvas.findByText(title);
    canvas.getByText(body);

    const action = canvasElement.querySelector("[data-amends-part=action]");
    if (withoutAction.includes(outcome.remedy)) await expect(action).toBeNull();
    // After the wait there is another try.
    else
      await expect(action).toHaveAccessibleName(english.remedies[outcome.remedy === "wait" ? "retry" : outcome.remedy]);

    // An empty wording is part of every text.
    const [serverText = ""] = wordings;
    const detail = canvasElement.querySelector("[data-amends-part=detail]");
    await expect(detail?.textContent).toBe(outcome.showsServerText ? serverText : undefined);
    await expect(serverText !== "" && canvasElement.innerHTML.includes(serverText)).toBe(outcome.showsServerText);
  },
};

interface Text {
  readonly title: string;
  readonly body: string;
}

/** The words of the code, else of the type and remedy, else of the type, looked up here without the kit. */
function englishFor({ envelope, code, type, remedy }: Outcome): Text {
  const codes: Readonly<Record<string, Text>> = envelope ? english.codes[envelope] : {};
  const types: Readonly<Record<string, Text>> = english.types;
  return codes[code ?? ""] ?? types[`${type}__${remedy}`] ?? english.types[type];
}
