// Written by `npm run stories:rows` from the fixtures in src/testing.
import preview from "../../.storybook/preview.tsx";
import { rowStories } from "./row-story.tsx";

// Not in the sidebar, which they would flood: the page of this title lists them.
const meta = preview.meta({
  ...rowStories,
  title: "Contracts/Other answers/gRPC codes",
  tags: ["!dev"],
});

export const Grpc0AirsStatusCode = meta.story({
  name: "gRPC 0 OK, airs-status-code",
  args: { row: "grpc/0/airs-status-code" },
});

export const Grpc0CodeNumber = meta.story({
  name: "gRPC 0 OK, code-number",
  args: { row: "grpc/0/code-number" },
});

export const Grpc0CodeName = meta.story({
  name: "gRPC 0 OK, code-name",
  args: { row: "grpc/0/code-name" },
});

export const Grpc0StatusNumber = meta.story({
  name: "gRPC 0 OK, status-number",
  args: { row: "grpc/0/status-number" },
});

export const Grpc0StatusName = meta.story({
  name: "gRPC 0 OK, status-name",
  args: { row: "grpc/0/status-name" },
});

export const Grpc0Header = meta.story({
  name: "gRPC 0 OK, header",
  args: { row: "grpc/0/header" },
});

export const Grpc1AirsStatusCode = meta.story({
  name: "gRPC 1 CANCELLED, airs-status-code",
  args: { row: "grpc/1/airs-status-code" },
});

export const Grpc1CodeNumber = meta.story({
  name: "gRPC 1 CANCELLED, code-number",
  args: { row: "grpc/1/code-number" },
});

export const Grpc1CodeName = meta.story({
  name: "gRPC 1 CANCELLED, code-name",
  args: { row: "grpc/1/code-name" },
});

export const Grpc1StatusNumber = meta.story({
  name: "gRPC 1 CANCELLED, status-number",
  args: { row: "grpc/1/status-number" },
});

export const Grpc1StatusName = meta.story({
  name: "gRPC 1 CANCELLED, status-name",
  args: { row: "grpc/1/status-name" },
});

export const Grpc1Header = meta.story({
  name: "gRPC 1 CANCELLED, header",
  args: { row: "grpc/1/header" },
});

export const Grpc2AirsStatusCode = meta.story({
  name: "gRPC 2 UNKNOWN, airs-status-code",
  args: { row: "grpc/2/airs-status-code" },
});

export const Grpc2CodeNumber = meta.story({
  name: "gRPC 2 UNKNOWN, code-number",
  args: { row: "grpc/2/code-number" },
});

export const Grpc2CodeName = meta.story({
  name: "gRPC 2 UNKNOWN, code-name",
  args: { row: "grpc/2/code-name" },
});

export const Grpc2StatusNumber = meta.story({
  name: "gRPC 2 UNKNOWN, status-number",
  args: { row: "grpc/2/status-number" },
});

export const Grpc2StatusName = meta.story({
  name: "gRPC 2 UNKNOWN, status-name",
  args: { row: "grpc/2/status-name" },
});

export const Grpc2Header = meta.story({
  name: "gRPC 2 UNKNOWN, header",
  args: { row: "grpc/2/header" },
});

export const Grpc3AirsStatusCode = meta.story({
  name: "gRPC 3 INVALID_ARGUMENT, airs-status-code",
  args: { row: "grpc/3/airs-status-code" },
});

export const Grpc3CodeNumber = meta.story({
  name: "gRPC 3 INVALID_ARGUMENT, code-number",
  args: { row: "grpc/3/code-number" },
});

export const Grpc3CodeName = meta.story({
  name: "gRPC 3 INVALID_ARGUMENT, code-name",
  args: { row: "grpc/3/code-name" },
});

export const Grpc3StatusNumber = meta.story({
  name: "gRPC 3 INVALID_ARGUMENT, status-number",
  args: { row: "grpc/3/status-number" },
});

export const Grpc3StatusName = meta.story({
  name: "gRPC 3 INVALID_ARGUMENT, status-name",
  args: { row: "grpc/3/status-name" },
});

export const Grpc3Header = meta.story({
  name: "gRPC 3 INVALID_ARGUMENT, header",
  args: { row: "grpc/3/header" },
});

export const Grpc4AirsStatusCode = meta.story({
  name: "gRPC 4 DEADLINE_EXCEEDED, airs-status-code",
  args: { row: "grpc/4/airs-status-code" },
});

export const Grpc4CodeNumber = meta.story({
  name: "gRPC 4 DEADLINE_EXCEEDED, code-number",
  args: { row: "grpc/4/code-number" },
});

export const Grpc4CodeName = meta.story({
  name: "gRPC 4 DEADLINE_EXCEEDED, code-name",
  args: { row: "grpc/4/code-name" },
});

export const Grpc4StatusNumber = meta.story({
  name: "gRPC 4 DEADLINE_EXCEEDED, status-number",
  args: { row: "grpc/4/status-number" },
});

export const Grpc4StatusName = meta.story({
  name: "gRPC 4 DEADLINE_EXCEEDED, status-name",
  args: { row: "grpc/4/status-name" },
});

export const Grpc4Header = meta.story({
  name: "gRPC 4 DEADLINE_EXCEEDED, header",
  args: { row: "grpc/4/header" },
});

export const Grpc5AirsStatusCode = meta.story({
  name: "gRPC 5 NOT_FOUND, airs-status-code",
  args: { row: "grpc/5/airs-status-code" },
});

export const Grpc5CodeNumber = meta.story({
  name: "gRPC 5 NOT_FOUND, code-number",
  args: { row: "grpc/5/code-number" },
});

export const Grpc5CodeName = meta.story({
  name: "gRPC 5 NOT_FOUND, code-name",
  args: { row: "grpc/5/code-name" },
});

export const Grpc5StatusNumber = meta.story({
  name: "gRPC 5 NOT_FOUND, status-number",
  args: { row: "grpc/5/status-number" },
});

export const Grpc5StatusName = meta.story({
  name: "gRPC 5 NOT_FOUND, status-name",
  args: { row: "grpc/5/status-name" },
});

export const Grpc5Header = meta.story({
  name: "gRPC 5 NOT_FOUND, header",
  args: { row: "grpc/5/header" },
});

export const Grpc6AirsStatusCode = meta.story({
  name: "gRPC 6 ALREADY_EXISTS, airs-status-code",
  args: { row: "grpc/6/airs-status-code" },
});

export const Grpc6CodeNumber = meta.story({
  name: "gRPC 6 ALREADY_EXISTS, code-number",
  args: { row: "grpc/6/code-number" },
});

export const Grpc6CodeName = meta.story({
  name: "gRPC 6 ALREADY_EXISTS, code-name",
  args: { row: "grpc/6/code-name" },
});

export const Grpc6StatusNumber = meta.story({
  name: "gRPC 6 ALREADY_EXISTS, status-number",
  args: { row: "grpc/6/status-number" },
});

export const Grpc6StatusName = meta.story({
  name: "gRPC 6 ALREADY_EXISTS, status-name",
  args: { row: "grpc/6/status-name" },
});

export const Grpc6Header = meta.story({
  name: "gRPC 6 ALREADY_EXISTS, header",
  args: { row: "grpc/6/header" },
});

export const Grpc7AirsStatusCode = meta.story({
  name: "gRPC 7 PERMISSION_DENIED, airs-status-code",
  args: { row: "grpc/7/airs-status-code" },
});

export const Grpc7CodeNumber = meta.story({
  name: "gRPC 7 PERMISSION_DENIED, code-number",
  args: { row: "grpc/7/code-number" },
});

export const Grpc7CodeName = meta.story({
  name: "gRPC 7 PERMISSION_DENIED, code-name",
  args: { row: "grpc/7/code-name" },
});

export const Grpc7StatusNumber = meta.story({
  name: "gRPC 7 PERMISSION_DENIED, status-number",
  args: { row: "grpc/7/status-number" },
});

export const Grpc7StatusName = meta.story({
  name: "gRPC 7 PERMISSION_DENIED, status-name",
  args: { row: "grpc/7/status-name" },
});

export const Grpc7Header = meta.story({
  name: "gRPC 7 PERMISSION_DENIED, header",
  args: { row: "grpc/7/header" },
});

export const Grpc8AirsStatusCode = meta.story({
  name: "gRPC 8 RESOURCE_EXHAUSTED, airs-status-code",
  args: { row: "grpc/8/airs-status-code" },
});

export const Grpc8CodeNumber = meta.story({
  name: "gRPC 8 RESOURCE_EXHAUSTED, code-number",
  args: { row: "grpc/8/code-number" },
});

export const Grpc8CodeName = meta.story({
  name: "gRPC 8 RESOURCE_EXHAUSTED, code-name",
  args: { row: "grpc/8/code-name" },
});

export const Grpc8StatusNumber = meta.story({
  name: "gRPC 8 RESOURCE_EXHAUSTED, status-number",
  args: { row: "grpc/8/status-number" },
});

export const Grpc8StatusName = meta.story({
  name: "gRPC 8 RESOURCE_EXHAUSTED, status-name",
  args: { row: "grpc/8/status-name" },
});

export const Grpc8Header = meta.story({
  name: "gRPC 8 RESOURCE_EXHAUSTED, header",
  args: { row: "grpc/8/header" },
});

export const Grpc9AirsStatusCode = meta.story({
  name: "gRPC 9 FAILED_PRECONDITION, airs-status-code",
  args: { row: "grpc/9/airs-status-code" },
});

export const Grpc9CodeNumber = meta.story({
  name: "gRPC 9 FAILED_PRECONDITION, code-number",
  args: { row: "grpc/9/code-number" },
});

export const Grpc9CodeName = meta.story({
  name: "gRPC 9 FAILED_PRECONDITION, code-name",
  args: { row: "grpc/9/code-name" },
});

export const Grpc9StatusNumber = meta.story({
  name: "gRPC 9 FAILED_PRECONDITION, status-number",
  args: { row: "grpc/9/status-number" },
});

export const Grpc9StatusName = meta.story({
  name: "gRPC 9 FAILED_PRECONDITION, status-name",
  args: { row: "grpc/9/status-name" },
});

export const Grpc9Header = meta.story({
  name: "gRPC 9 FAILED_PRECONDITION, header",
  args: { row: "grpc/9/header" },
});

export const Grpc10AirsStatusCode = meta.story({
  name: "gRPC 10 ABORTED, airs-status-code",
  args: { row: "grpc/10/airs-status-code" },
});

export const Grpc10CodeNumber = meta.story({
  name: "gRPC 10 ABORTED, code-number",
  args: { row: "grpc/10/code-number" },
});

export const Grpc10CodeName = meta.story({
  name: "gRPC 10 ABORTED, code-name",
  args: { row: "grpc/10/code-name" },
});

export const Grpc10StatusNumber = meta.story({
  name: "gRPC 10 ABORTED, status-number",
  args: { row: "grpc/10/status-number" },
});

export const Grpc10StatusName = meta.story({
  name: "gRPC 10 ABORTED, status-name",
  args: { row: "grpc/10/status-name" },
});

export const Grpc10Header = meta.story({
  name: "gRPC 10 ABORTED, header",
  args: { row: "grpc/10/header" },
});

export const Grpc11AirsStatusCode = meta.story({
  name: "gRPC 11 OUT_OF_RANGE, airs-status-code",
  args: { row: "grpc/11/airs-status-code" },
});

export const Grpc11CodeNumber = meta.story({
  name: "gRPC 11 OUT_OF_RANGE, code-number",
  args: { row: "grpc/11/code-number" },
});

export const Grpc11CodeName = meta.story({
  name: "gRPC 11 OUT_OF_RANGE, code-name",
  args: { row: "grpc/11/code-name" },
});

export const Grpc11StatusNumber = meta.story({
  name: "gRPC 11 OUT_OF_RANGE, status-number",
  args: { row: "grpc/11/status-number" },
});

export const Grpc11StatusName = meta.story({
  name: "gRPC 11 OUT_OF_RANGE, status-name",
  args: { row: "grpc/11/status-name" },
});

export const Grpc11Header = meta.story({
  name: "gRPC 11 OUT_OF_RANGE, header",
  args: { row: "grpc/11/header" },
});

export const Grpc12AirsStatusCode = meta.story({
  name: "gRPC 12 UNIMPLEMENTED, airs-status-code",
  args: { row: "grpc/12/airs-status-code" },
});

export const Grpc12CodeNumber = meta.story({
  name: "gRPC 12 UNIMPLEMENTED, code-number",
  args: { row: "grpc/12/code-number" },
});

export const Grpc12CodeName = meta.story({
  name: "gRPC 12 UNIMPLEMENTED, code-name",
  args: { row: "grpc/12/code-name" },
});

export const Grpc12StatusNumber = meta.story({
  name: "gRPC 12 UNIMPLEMENTED, status-number",
  args: { row: "grpc/12/status-number" },
});

export const Grpc12StatusName = meta.story({
  name: "gRPC 12 UNIMPLEMENTED, status-name",
  args: { row: "grpc/12/status-name" },
});

export const Grpc12Header = meta.story({
  name: "gRPC 12 UNIMPLEMENTED, header",
  args: { row: "grpc/12/header" },
});

export const Grpc13AirsStatusCode = meta.story({
  name: "gRPC 13 INTERNAL, airs-status-code",
  args: { row: "grpc/13/airs-status-code" },
});

export const Grpc13CodeNumber = meta.story({
  name: "gRPC 13 INTERNAL, code-number",
  args: { row: "grpc/13/code-number" },
});

export const Grpc13CodeName = meta.story({
  name: "gRPC 13 INTERNAL, code-name",
  args: { row: "grpc/13/code-name" },
});

export const Grpc13StatusNumber = meta.story({
  name: "gRPC 13 INTERNAL, status-number",
  args: { row: "grpc/13/status-number" },
});

export const Grpc13StatusName = meta.story({
  name: "gRPC 13 INTERNAL, status-name",
  args: { row: "grpc/13/status-name" },
});

export const Grpc13Header = meta.story({
  name: "gRPC 13 INTERNAL, header",
  args: { row: "grpc/13/header" },
});

export const Grpc14AirsStatusCode = meta.story({
  name: "gRPC 14 UNAVAILABLE, airs-status-code",
  args: { row: "grpc/14/airs-status-code" },
});

export const Grpc14CodeNumber = meta.story({
  name: "gRPC 14 UNAVAILABLE, code-number",
  args: { row: "grpc/14/code-number" },
});

export const Grpc14CodeName = meta.story({
  name: "gRPC 14 UNAVAILABLE, code-name",
  args: { row: "grpc/14/code-name" },
});

export const Grpc14StatusNumber = meta.story({
  name: "gRPC 14 UNAVAILABLE, status-number",
  args: { row: "grpc/14/status-number" },
});

export const Grpc14StatusName = meta.story({
  name: "gRPC 14 UNAVAILABLE, status-name",
  args: { row: "grpc/14/status-name" },
});

export const Grpc14Header = meta.story({
  name: "gRPC 14 UNAVAILABLE, header",
  args: { row: "grpc/14/header" },
});

export const Grpc15AirsStatusCode = meta.story({
  name: "gRPC 15 DATA_LOSS, airs-status-code",
  args: { row: "grpc/15/airs-status-code" },
});

export const Grpc15CodeNumber = meta.story({
  name: "gRPC 15 DATA_LOSS, code-number",
  args: { row: "grpc/15/code-number" },
});

export const Grpc15CodeName = meta.story({
  name: "gRPC 15 DATA_LOSS, code-name",
  args: { row: "grpc/15/code-name" },
});

export const Grpc15StatusNumber = meta.story({
  name: "gRPC 15 DATA_LOSS, status-number",
  args: { row: "grpc/15/status-number" },
});

export const Grpc15StatusName = meta.story({
  name: "gRPC 15 DATA_LOSS, status-name",
  args: { row: "grpc/15/status-name" },
});

export const Grpc15Header = meta.story({
  name: "gRPC 15 DATA_LOSS, header",
  args: { row: "grpc/15/header" },
});

export const Grpc16AirsStatusCode = meta.story({
  name: "gRPC 16 UNAUTHENTICATED, airs-status-code",
  args: { row: "grpc/16/airs-status-code" },
});

export const Grpc16CodeNumber = meta.story({
  name: "gRPC 16 UNAUTHENTICATED, code-number",
  args: { row: "grpc/16/code-number" },
});

export const Grpc16CodeName = meta.story({
  name: "gRPC 16 UNAUTHENTICATED, code-name",
  args: { row: "grpc/16/code-name" },
});

export const Grpc16StatusNumber = meta.story({
  name: "gRPC 16 UNAUTHENTICATED, status-number",
  args: { row: "grpc/16/status-number" },
});

export const Grpc16StatusName = meta.story({
  name: "gRPC 16 UNAUTHENTICATED, status-name",
  args: { row: "grpc/16/status-name" },
});

export const Grpc16Header = meta.story({
  name: "gRPC 16 UNAUTHENTICATED, header",
  args: { row: "grpc/16/header" },
});
