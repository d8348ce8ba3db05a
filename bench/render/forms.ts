import assert from "node:assert/strict";
import type { Browser } from "playwright";
import { report } from "../report.ts";
import { type OpenPage, openPage, type Work } from "./browser.ts";
import { buildPages } from "./build.ts";
import type {} from "./forms/page.tsx";
import type { Rendered } from "./forms/rendered.ts";
import { inRounds, median, ratio, rounded, type Seen, spread } from "./rounds.ts";
import { type PageServer, servePages } from "./server.ts";

interface Contender {
  readonly name: string;
  readonly page: string;
  readonly variant?: string;
  /** Whether it takes the person to the field, which costs a layout. */
  readonly focuses?: true;
}

const amends: readonly Contender[] = [
  { name: "amends, FieldError", page: "forms/amends-field-error", focuses: true },
  { name: "amends, FieldError, memoised fields", page: "forms/amends-field-error", variant: "memoised", focuses: true },
  { name: "amends, useFieldErrors", page: "forms/amends-hook", focuses: true },
];
const reactHookForm: Contender = { name: "React Hook Form", page: "forms/react-hook-form" };
/** Moves the focus to the field and keeps the answer in state, as amends and useMutation do. */
const reactHookFormAlike: Contender = {
  ...reactHookForm,
  name: "React Hook Form, with focus",
  variant: "focus",
  focuses: true,
};
const peers: readonly Contender[] = [
  reactHookForm,
  reactHookFormAlike,
  { name: "Formik", page: "forms/formik" },
  { name: "Mantine", page: "forms/mantine" },
  { name: "React Aria Components", page: "forms/react-aria" },
];

const rendersTarget = 2;
const scriptTarget = 1;
/** Errors of one page that are timed. The first finds code that has never run. */
const errors = 11;
const idles = 5;

type Time = Pick<Work, "task" | "script">;

interface Observation {
  /** ms, less what waiting alone takes on the same page. */
  readonly first: Time;
  readonly others: readonly Time[];
  readonly rendered: Rendered;
}

async function observe(
  browser: Browser,
  server: PageServer,
  contender: Contender,
  round: number,
): Promise<Observation> {
  const { page, work, close } = await openPage(browser, server.addressOf(contender.page, contender.variant));
  await page.waitForFunction(() => globalThis.form?.flaw(null) === null);
  const timed = async (act: () => Promise<void>): Promise<Time> => {
    await prepare(page);
    const start = await work();
    await act();
    const end = await work();
    return { task: end.task - start.task, script: end.script - start.script };
  };
  const check = async (name: string | null) => {
    const [flaw, focused] = await page.evaluate((field) => [form.flaw(field), form.focused()] as const, name);
    assert.equal(flaw, null, `${contender.name}, ${name ?? "all accepted"}: ${flaw}`);
    if (name !== null) assert.equal(focused, contender.focuses ? name : null, `${contender.name}: has the focus`);
  };

  const times: Time[] = [];
  for (let turn = 0; turn < errors; turn++) {
    const name = `field_${(round * 31 + turn * 17 + 3) % 200}`;
    times.push(await timed(() => page.evaluate((field) => form.refuse(field), name)));
    await check(name);
    await page.evaluate(() => form.accept());
    await check(null);
  }

  const waits: Time[] = [];
  for (let turn = 0; turn < idles; turn++) waits.push(await timed(() => page.evaluate(() => form.idle())));
  await prepare(page);
  const rendered = await page.evaluate(() => form.refuseAndCount("field_10"));
  await close();
  // Somebody has shown the error, so a zero would only mean that the wrong component was counted.
  assert.ok(rendered.appFields + rendered.libraryFields > 0, `${contender.name} has rendered a field`);

  const wait = { task: median(waits.map(({ task }) => task)), script: median(waits.map(({ script }) => script)) };
  const [first, ...others] = times.map(({ task, script }) => ({
    task: task - wait.task,
    script: script - wait.script,
  }));
  return { first: first as Time, others, rendered };
}

/** The person presses the button, and the machine has time to clear up before the answer comes. */
async function prepare(page: OpenPage["page"]): Promise<void> {
  await page.evaluate(() => {
    form.press();
    globalThis.gc?.({ type: "minor" });
    return form.idle();
  });
}

function printTable(seen: Seen<Contender, Observation>, scriptsOf: (contender: Contender) => readonly number[]): void {
  console.log("\nA form of 200 fields, one of which the server refuses: from the answer until it is painted, in ms");
  console.table(
    Object.fromEntries(
      [...seen].map(([contender, observations]) => {
        const others = observations.flatMap((each) => each.others);
        const firsts = observations.map(({ first }) => first);
        const rendered = observations.at(-1)?.rendered;
        return [
          contender.name,
          {
            "app's": rendered?.appFields,
            "library's": rendered?.libraryFields,
            empty: rendered?.empty,
            components: rendered?.components,
            commits: rendered?.commits,
            ...spread(
              "script",
              others.map(({ script }) => script),
            ),
            "× RHF": rounded(ratio(scriptsOf(contender), scriptsOf(reactHookForm))),
            task: rounded(median(others.map(({ task }) => task))),
            "first script": rounded(median(firsts.map(({ script }) => script))),
            "first task": rounded(median(firsts.map(({ task }) => task))),
          },
        ];
      }),
    ),
  );
  console.log(
    "app's: renders of the app's own field components, counted in their bodies; in the README's use of FieldError, and\n" +
      "with React Aria, there are none. library's: renders of FieldError of amends or TextField of React Aria, counted from\n" +
      "what React tells developer tools. empty: those of them that returned null. components: renders of any component.\n" +
      "first: the first error of a page, whose code has never run; the other times are those of its next ten. All times\n" +
      "are less what waiting for as many frames takes on the same page.",
  );
}

/** Measures forms, prints the table and says of each target whether it is met. */
export async function measureForms(browser: Browser, rounds: number): Promise<void> {
  const contenders = [...amends, ...peers];
  const pages = [...new Set(contenders.map(({ page }) => page))];
  const server = await servePages(await buildPages("forms", pages));
  const seen = await inRounds(contenders, rounds, (contender, round) =>
    observe(browser, server, contender, round),
  ).finally(server.close);
  const of = (contender: Contender) => seen.get(contender) ?? [];
  const scriptsOf = (contender: Contender) =>
    of(contender).map(({ others }) => median(others.map(({ script }) => script)));
  const firstsOf = (contender: Contender) => of(contender).map(({ first }) => first.script);
  printTable(seen, scriptsOf);

  for (const contender of amends) {
    const most = (key: "appFields" | "libraryFields" | "empty") =>
      Math.max(...of(contender).map(({ rendered }) => rendered[key]));
    const fields = most("appFields") + most("libraryFields");
    report(
      fields <= rendersTarget,
      `${contender.name} renders at most ${rendersTarget} fields: ${fields}` +
        (fields > rendersTarget ? ` (of the app's own ${most("appFields")}; ${most("empty")} returned null)` : ""),
    );
  }
  for (const contender of amends) {
    const [times, timesAlike] = [reactHookForm, reactHookFormAlike].map((peer) =>
      ratio(scriptsOf(contender), scriptsOf(peer)),
    ) as [number, number];
    const first = ratio(firstsOf(contender), firstsOf(reactHookForm));
    report(
      times < scriptTarget,
      `${contender.name} takes less script time than React Hook Form: ${times.toFixed(2)} × ` +
        `(${timesAlike.toFixed(2)} × if that moves the focus too; ${first.toFixed(2)} × for a page's first error)`,
    );
  }
}
