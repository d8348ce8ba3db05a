/** Classifies the whole corpus; run with `--disallow-code-generation-from-strings`. */
import assert from "node:assert/strict";
import { classify } from "../src/core/index.ts";
import { bodies, clientErrors } from "./corpus.ts";

assert.throws(() => Function(""), EvalError, "code can be generated here, so this proves nothing");
for (const { make } of [...bodies, ...clientErrors]) {
  for (const each of make) classify(each());
}
