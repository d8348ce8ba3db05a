import { modulesOf } from "./blocks.ts";

const load = modulesOf("docs/envelopes.md", "readme-envelopes");

// The page's own tests, run as they stand there.
await load("acme.test.ts");
