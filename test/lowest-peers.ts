import { registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import lowest from "../compat/react-18/package.json" with { type: "json" };

const folder = resolve("compat/react-18/node_modules");
const parentURL = pathToFileURL(`${folder}/../package.json`).href;
const names = Object.keys(lowest.dependencies);

// What packages import themselves Node finds, past all of Vite's aliases: a library would have another React than the
// test that renders it.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const isPeer = names.some((name) => specifier === name || specifier.startsWith(`${name}/`));
    if (!isPeer) return nextResolve(specifier, context);
    // For `require` Node goes by the file that asks, whatever it is told here.
    const isRequired = context.conditions.includes("require");
    return nextResolve(isRequired ? `${folder}/${specifier}` : specifier, { ...context, parentURL });
  },
});
