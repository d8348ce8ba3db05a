// Written by `npm run stories:rows` from the fixtures in src/testing.
import preview from "../../.storybook/preview.tsx";
import { rowStories } from "./row-story.tsx";

// Not in the sidebar, which they would flood: the page of this title lists them.
const meta = preview.meta({
  ...rowStories,
  title: "Contracts/Other answers/Status alone",
  tags: ["!dev"],
});

export const Http401 = meta.story({
  name: "401 Unauthorized",
  args: { row: "http/401" },
});

export const Http403 = meta.story({
  name: "403 Forbidden",
  args: { row: "http/403" },
});

export const Http404 = meta.story({
  name: "404 Not Found",
  args: { row: "http/404" },
});

export const Http410 = meta.story({
  name: "410 Gone",
  args: { row: "http/410" },
});

export const Http408 = meta.story({
  name: "408 Request Timeout",
  args: { row: "http/408" },
});

export const Http409 = meta.story({
  name: "409 Conflict",
  args: { row: "http/409" },
});

export const Http412 = meta.story({
  name: "412 Precondition Failed",
  args: { row: "http/412" },
});

export const Http413 = meta.story({
  name: "413 Content Too Large",
  args: { row: "http/413" },
});

export const Http422 = meta.story({
  name: "422 Unprocessable Content",
  args: { row: "http/422" },
});

export const Http429 = meta.story({
  name: "429 Too Many Requests",
  args: { row: "http/429" },
});

export const Http400 = meta.story({
  name: "400 Bad Request",
  args: { row: "http/400" },
});

export const Http402 = meta.story({
  name: "402 Payment Required",
  args: { row: "http/402" },
});

export const Http405 = meta.story({
  name: "405 Method Not Allowed",
  args: { row: "http/405" },
});

export const Http415 = meta.story({
  name: "415 Unsupported Media Type",
  args: { row: "http/415" },
});

export const Http418 = meta.story({
  name: "418 I'm a Teapot",
  args: { row: "http/418" },
});

export const Http428 = meta.story({
  name: "428 Precondition Required",
  args: { row: "http/428" },
});

export const Http451 = meta.story({
  name: "451 Unavailable For Legal Reasons",
  args: { row: "http/451" },
});

export const Http499 = meta.story({
  name: "499 Client Closed Request",
  args: { row: "http/499" },
});

export const Http500 = meta.story({
  name: "500 Internal Server Error",
  args: { row: "http/500" },
});

export const Http502 = meta.story({
  name: "502 Bad Gateway",
  args: { row: "http/502" },
});

export const Http503 = meta.story({
  name: "503 Service Unavailable",
  args: { row: "http/503" },
});

export const Http501 = meta.story({
  name: "501 Not Implemented",
  args: { row: "http/501" },
});

export const Http504 = meta.story({
  name: "504 Gateway Timeout",
  args: { row: "http/504" },
});

export const Http505 = meta.story({
  name: "505 HTTP Version Not Supported",
  args: { row: "http/505" },
});

export const Http507 = meta.story({
  name: "507 Insufficient Storage",
  args: { row: "http/507" },
});

export const Http520 = meta.story({
  name: "520 Unknown Error",
  args: { row: "http/520" },
});

export const Http599 = meta.story({
  name: "599 Network Connect Timeout",
  args: { row: "http/599" },
});

export const Http401Empty = meta.story({
  name: "401 Unauthorized, empty",
  args: { row: "http/401/empty" },
});

export const Http401Truncated = meta.story({
  name: "401 Unauthorized, truncated",
  args: { row: "http/401/truncated" },
});

export const Http401Text = meta.story({
  name: "401 Unauthorized, text",
  args: { row: "http/401/text" },
});

export const Http401ErrorString = meta.story({
  name: "401 Unauthorized, error-string",
  args: { row: "http/401/error-string" },
});

export const Http401ErrorNull = meta.story({
  name: "401 Unauthorized, error-null",
  args: { row: "http/401/error-null" },
});

export const Http401ErrorArray = meta.story({
  name: "401 Unauthorized, error-array",
  args: { row: "http/401/error-array" },
});

export const Http401AnotherApi = meta.story({
  name: "401 Unauthorized, another-api",
  args: { row: "http/401/another-api" },
});

export const Http404Empty = meta.story({
  name: "404 Not Found, empty",
  args: { row: "http/404/empty" },
});

export const Http404Truncated = meta.story({
  name: "404 Not Found, truncated",
  args: { row: "http/404/truncated" },
});

export const Http404Text = meta.story({
  name: "404 Not Found, text",
  args: { row: "http/404/text" },
});

export const Http404ErrorString = meta.story({
  name: "404 Not Found, error-string",
  args: { row: "http/404/error-string" },
});

export const Http404ErrorNull = meta.story({
  name: "404 Not Found, error-null",
  args: { row: "http/404/error-null" },
});

export const Http404ErrorArray = meta.story({
  name: "404 Not Found, error-array",
  args: { row: "http/404/error-array" },
});

export const Http404AnotherApi = meta.story({
  name: "404 Not Found, another-api",
  args: { row: "http/404/another-api" },
});

export const Http422Empty = meta.story({
  name: "422 Unprocessable Content, empty",
  args: { row: "http/422/empty" },
});

export const Http422Truncated = meta.story({
  name: "422 Unprocessable Content, truncated",
  args: { row: "http/422/truncated" },
});

export const Http422Text = meta.story({
  name: "422 Unprocessable Content, text",
  args: { row: "http/422/text" },
});

export const Http422ErrorString = meta.story({
  name: "422 Unprocessable Content, error-string",
  args: { row: "http/422/error-string" },
});

export const Http422ErrorNull = meta.story({
  name: "422 Unprocessable Content, error-null",
  args: { row: "http/422/error-null" },
});

export const Http422ErrorArray = meta.story({
  name: "422 Unprocessable Content, error-array",
  args: { row: "http/422/error-array" },
});

export const Http422AnotherApi = meta.story({
  name: "422 Unprocessable Content, another-api",
  args: { row: "http/422/another-api" },
});

export const Http429Empty = meta.story({
  name: "429 Too Many Requests, empty",
  args: { row: "http/429/empty" },
});

export const Http429Truncated = meta.story({
  name: "429 Too Many Requests, truncated",
  args: { row: "http/429/truncated" },
});

export const Http429Text = meta.story({
  name: "429 Too Many Requests, text",
  args: { row: "http/429/text" },
});

export const Http429ErrorString = meta.story({
  name: "429 Too Many Requests, error-string",
  args: { row: "http/429/error-string" },
});

export const Http429ErrorNull = meta.story({
  name: "429 Too Many Requests, error-null",
  args: { row: "http/429/error-null" },
});

export const Http429ErrorArray = meta.story({
  name: "429 Too Many Requests, error-array",
  args: { row: "http/429/error-array" },
});

export const Http429AnotherApi = meta.story({
  name: "429 Too Many Requests, another-api",
  args: { row: "http/429/another-api" },
});

export const Http500Empty = meta.story({
  name: "500 Internal Server Error, empty",
  args: { row: "http/500/empty" },
});

export const Http500Truncated = meta.story({
  name: "500 Internal Server Error, truncated",
  args: { row: "http/500/truncated" },
});

export const Http500Text = meta.story({
  name: "500 Internal Server Error, text",
  args: { row: "http/500/text" },
});

export const Http500ErrorString = meta.story({
  name: "500 Internal Server Error, error-string",
  args: { row: "http/500/error-string" },
});

export const Http500ErrorNull = meta.story({
  name: "500 Internal Server Error, error-null",
  args: { row: "http/500/error-null" },
});

export const Http500ErrorArray = meta.story({
  name: "500 Internal Server Error, error-array",
  args: { row: "http/500/error-array" },
});

export const Http500AnotherApi = meta.story({
  name: "500 Internal Server Error, another-api",
  args: { row: "http/500/another-api" },
});

export const Http503Empty = meta.story({
  name: "503 Service Unavailable, empty",
  args: { row: "http/503/empty" },
});

export const Http503Truncated = meta.story({
  name: "503 Service Unavailable, truncated",
  args: { row: "http/503/truncated" },
});

export const Http503Text = meta.story({
  name: "503 Service Unavailable, text",
  args: { row: "http/503/text" },
});

export const Http503ErrorString = meta.story({
  name: "503 Service Unavailable, error-string",
  args: { row: "http/503/error-string" },
});

export const Http503ErrorNull = meta.story({
  name: "503 Service Unavailable, error-null",
  args: { row: "http/503/error-null" },
});

export const Http503ErrorArray = meta.story({
  name: "503 Service Unavailable, error-array",
  args: { row: "http/503/error-array" },
});

export const Http503AnotherApi = meta.story({
  name: "503 Service Unavailable, another-api",
  args: { row: "http/503/another-api" },
});
