/**
 * Links that run in the page: React 18 renders them with a warning, in development alone (react/react#15047);
 * what others let through stands in securecoders/opengraph-react#27 and agentic-community/mcp-gateway-registry#1394.
 */
export const scripts: readonly string[] = [
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " \u0001javascript:alert(1)",
  "java\nscript:alert(1)",
  "\tjava\tscript\r\n:alert(1)",
  "javascript://app.example/%0Aalert(1)",
  "javascript:",
  "vbscript:msgbox(1)",
  "data:text/html,<script>alert(1)</script>",
];

export const addresses: readonly string[] = [
  "/plans",
  "plans?next=javascript:alert(1)",
  "#javascript:alert(1)",
  "//help.example",
  "https://help.example/",
  "mailto:help@example.com",
  "tel:+15550100",
  "myapp://help",
  "./javascript:alert(1)",
  "http://[",
];
