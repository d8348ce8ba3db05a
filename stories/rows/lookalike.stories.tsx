// Written by `npm run stories:rows` from the fixtures in src/testing.
import preview from "../../.storybook/preview.tsx";
import { rowStories } from "./row-story.tsx";

// Not in the sidebar, which they would flood: the page of this title lists them.
const meta = preview.meta({
  ...rowStories,
  title: "Contracts/Other answers/Another API with the same keys",
  tags: ["!dev"],
});

export const LookalikeOpenaiUnknownCode = meta.story({
  name: "OpenAI, a cell of the contract with an unknown code",
  args: { row: "lookalike/openai/unknown-code" },
});

export const LookalikeOpenaiInsufficientQuota = meta.story({
  name: "OpenAI, an unknown type at 429",
  args: { row: "lookalike/openai/insufficient-quota" },
});

export const LookalikeOpenaiInvalidApiKey = meta.story({
  name: "OpenAI, a known type at a status that is not its own",
  args: { row: "lookalike/openai/invalid-api-key" },
});

export const LookalikeOpenaiRateLimit = meta.story({
  name: "OpenAI, a documented code under another type",
  args: { row: "lookalike/openai/rate-limit" },
});

export const LookalikeOpenaiServerError = meta.story({
  name: "OpenAI, a cell of the contract with a null code",
  args: { row: "lookalike/openai/server-error" },
});

export const LookalikeStripeCardError = meta.story({
  name: "Stripe, an unknown type at 402",
  args: { row: "lookalike/stripe/card-error" },
});

export const LookalikeStripeResourceMissing = meta.story({
  name: "Stripe, a known type at a status that is not its own",
  args: { row: "lookalike/stripe/resource-missing" },
});

export const LookalikeWrongType = meta.story({
  name: "A documented code under a wrong type",
  args: { row: "lookalike/wrong-type" },
});

export const LookalikeUnknownType = meta.story({
  name: "A type and a code that nobody knows",
  args: { row: "lookalike/unknown-type" },
});

export const LookalikeUnlistedStatus4xx = meta.story({
  name: "A known type at a 4xx status that the contract does not list",
  args: { row: "lookalike/unlisted-status/4xx" },
});

export const LookalikeUnlistedStatus5xx = meta.story({
  name: "A known type at a 5xx status that the contract does not list",
  args: { row: "lookalike/unlisted-status/5xx" },
});
