// Written by `npm run stories:rows` from the fixtures in src/testing.
import preview from "../../.storybook/preview.tsx";
import { rowStories } from "./row-story.tsx";

// Not in the sidebar, which they would flood: the page of this title lists them.
const meta = preview.meta({
  ...rowStories,
  title: "Contracts/Other answers/Status and body disagree",
  tags: ["!dev"],
});

export const Disagreeing200Says403 = meta.story({
  name: "HTTP 200, status_code 403",
  args: { row: "disagreeing/200-says-403" },
});

export const Disagreeing200Says403Scenario = meta.story({
  name: "HTTP 200, status_code 403, quota",
  args: { row: "disagreeing/200-says-403/scenario" },
});

export const Disagreeing200Says500 = meta.story({
  name: "HTTP 200, status_code 500",
  args: { row: "disagreeing/200-says-500" },
});

export const Disagreeing500Says200 = meta.story({
  name: "HTTP 500, status_code 200",
  args: { row: "disagreeing/500-says-200" },
});

export const Disagreeing403Says200 = meta.story({
  name: "HTTP 403, status_code 200",
  args: { row: "disagreeing/403-says-200" },
});

export const Disagreeing500Says403 = meta.story({
  name: "HTTP 500, status_code 403",
  args: { row: "disagreeing/500-says-403" },
});

export const Disagreeing403Says500 = meta.story({
  name: "HTTP 403, status_code 500",
  args: { row: "disagreeing/403-says-500" },
});

export const Disagreeing500SaysGrpc7 = meta.story({
  name: "HTTP 500, gRPC code 7",
  args: { row: "disagreeing/500-says-grpc-7" },
});

export const Disagreeing403SaysString = meta.story({
  name: 'HTTP 403, status_code "403"',
  args: { row: "disagreeing/403-says-string" },
});

export const Disagreeing200SaysString403 = meta.story({
  name: 'HTTP 200, status_code "403"',
  args: { row: "disagreeing/200-says-string-403" },
});

export const Disagreeing200SaysString200 = meta.story({
  name: 'HTTP 200, status_code "200"',
  args: { row: "disagreeing/200-says-string-200" },
});
