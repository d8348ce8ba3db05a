import { prismaAirs, prismIo } from "../../src/core/index.ts";

const origin = "https://api.example";
const row = { type: "permission_error", remedy: "upgrade" } as const;
const read = () => null;

/** A configuration, a part of how the message says what is wrong with it, and a part of the cure. */
type Malformed = [title: string, config: unknown, what: string, cure: string];

const shapes: Malformed[] = [
  ["null", null, "the configuration is null", "an object"],
  ["an array", [], "the configuration is an array", "an object"],
  ["text", "amends", 'the configuration is "amends"', "an object"],
  ["a key that means nothing", { api: [] }, 'is "api"', "apis, codes, actions, cooldowns, onFault"],
  ["apis that are none", { apis: {} }, "`apis` is not an array", "apis: [{ envelope }]"],
  ["apis that are null", { apis: null }, "`apis` is not an array", "apis: [{ envelope }]"],
  ["codes that are an array", { codes: ["a"] }, "`codes` is an array", "an object"],
  ["codes that are null", { codes: null }, "`codes` is null", "an object"],
  ["actions that are a function", { actions: () => {} }, "`actions` is", "an object"],
  ["cooldowns that are none", { cooldowns: {} }, "`cooldowns` has no reopensAt", "createCooldowns()"],
  ["cooldowns that are null", { cooldowns: null }, "`cooldowns` has no reopensAt", "createCooldowns()"],
  ["an onFault that is none", { onFault: "log" }, '`onFault` is "log"', "onFault: (report) =>"],
];

const apis: Malformed[] = [
  ["an api that is null", { apis: [null] }, "an entry of `apis` is null", "an object"],
  [
    "an api that is an envelope",
    { apis: [prismIo] },
    "a key of an entry of `apis`",
    "origin, envelope, session, codes",
  ],
  ["an api without an envelope", { apis: [{ origin }] }, "the envelope is undefined", "an object"],
  [
    "an api of the name of an envelope",
    { apis: [{ envelope: "prism-io" }] },
    'the envelope is "prism-io"',
    "an object",
  ],
  [
    "an origin that is no URL",
    { apis: [{ origin: "api.example", envelope: prismIo }] },
    '"api.example"',
    "https://api.example",
  ],
  [
    "an origin with a fragment",
    { apis: [{ origin: `${origin}/v1#a`, envelope: prismIo }] },
    "#a",
    "https://gw.example/orders",
  ],
  ["an origin that is a path", { apis: [{ origin: "/api", envelope: prismIo }] }, '"/api"', '"self/api"'],
  ["an origin that begins like self", { apis: [{ origin: "self:/api", envelope: prismIo }] }, '"self:/api"', '"self"'],
  ["self with a query", { apis: [{ origin: "self/api?a", envelope: prismIo }] }, '"self/api?a"', '"self/api"'],
  [
    "an origin whose path has an escaped slash",
    { apis: [{ origin: `${origin}/a%2Fb`, envelope: prismIo }] },
    "a%2Fb",
    "leave the path out",
  ],
  [
    "an origin whose path has an empty segment",
    { apis: [{ origin: `${origin}/a//b`, envelope: prismIo }] },
    "a//b",
    "leave the path out",
  ],
  [
    "an origin whose path has a parameter",
    { apis: [{ origin: `${origin}/a;v=1`, envelope: prismIo }] },
    "a;v=1",
    "leave the path out",
  ],
  [
    "a path that is bound twice",
    {
      apis: [
        { origin: `${origin}/v1`, envelope: prismIo },
        { origin: "https://API.example:443/%761/", envelope: prismaAirs },
      ],
    },
    '"https://api.example/v1" and "https://API.example:443/%761/"',
    "merge the two entries",
  ],
  [
    "self that is bound twice",
    {
      apis: [
        { origin: "self/", envelope: prismIo },
        { origin: "self", envelope: prismaAirs },
      ],
    },
    '"self/" and "self"',
    "merge the two entries",
  ],
  ["an origin with a query", { apis: [{ origin: `${origin}/?a`, envelope: prismIo }] }, "?a", "https://api.example"],
  [
    "an origin with a user",
    { apis: [{ origin: "https://a@b.example", envelope: prismIo }] },
    "a@b",
    "https://api.example",
  ],
  [
    "an origin of another scheme",
    { apis: [{ origin: "ftp://b.example", envelope: prismIo }] },
    "ftp:",
    "https://api.example",
  ],
  ["an origin that is opaque", { apis: [{ origin: "data:,a", envelope: prismIo }] }, "data:", "https://api.example"],
  ["an origin that is empty", { apis: [{ origin: "", envelope: prismIo }] }, 'the origin ""', "https://api.example"],
  ["an origin that is null", { apis: [{ origin: null, envelope: prismIo }] }, "the origin null", "https://api.example"],
  [
    "an origin that is a URL object",
    { apis: [{ origin: {}, envelope: prismIo }] },
    "the origin",
    "https://api.example",
  ],
  [
    "an origin that is bound twice",
    {
      apis: [
        { origin, envelope: prismIo },
        { origin: `${origin}/`, envelope: prismaAirs },
      ],
    },
    "is bound twice",
    "merge",
  ],
  [
    "an api that is null after a good one",
    { apis: [{ origin, envelope: prismIo }, null] },
    "an entry of `apis` is null",
    "an object",
  ],
  [
    "an origin that is no URL after a good one",
    {
      apis: [
        { origin, envelope: prismIo },
        { origin: "banana", envelope: prismIo },
      ],
    },
    '"banana"',
    "https://api.example",
  ],
  [
    "a session that is none",
    { apis: [{ origin, envelope: prismIo, session: {} }] },
    "`session` has no getState",
    "createSession",
  ],
  [
    "a session that is null",
    { apis: [{ origin, envelope: prismIo, session: null }] },
    "`session` has no getState",
    "createSession",
  ],
  [
    "a session without an origin",
    { apis: [{ envelope: prismIo, session: { getState: read } }] },
    "a session is bound to no origin",
    "`origin`",
  ],
  [
    "two sessions of one name",
    {
      apis: [
        { origin, envelope: prismIo, session: { getState: read } },
        { origin: "https://b.example", envelope: prismIo, session: { getState: () => null } },
      ],
    },
    'two sessions are named "session"',
    "name",
  ],
  [
    "two envelopes of one name",
    {
      apis: [
        { origin, envelope: { name: "own", rows: {}, read } },
        { origin: "https://b.example", envelope: { name: "own", rows: {}, read: () => null } },
      ],
    },
    'two envelopes are named "own"',
    "name of its own",
  ],
  [
    "an envelope that is named like a contract",
    { apis: [{ origin, envelope: { name: "prism-io", rows: {}, read } }] },
    'two envelopes are named "prism-io"',
    "name of its own",
  ],
];

const rows: Malformed[] = [
  ["a row that is null", { codes: { a: null } }, "codes.a is null", "an object"],
  ["a row that is a remedy", { codes: { a: "upgrade" } }, 'codes.a is "upgrade"', "an object"],
  ["a row without a type", { codes: { a: { remedy: "upgrade" } } }, "codes.a: type is undefined", "permission_error"],
  ["a row without a remedy", { codes: { a: { type: "permission_error" } } }, "codes.a: remedy is undefined", "go_back"],
  ["a row of an unknown type", { codes: { a: { ...row, type: "denied" } } }, 'type is "denied"', "permission_error"],
  [
    "a row of an inherited type",
    { codes: { a: { ...row, type: "toString" } } },
    'type is "toString"',
    "permission_error",
  ],
  ["a row of an unknown remedy", { codes: { a: { ...row, remedy: "pray" } } }, 'remedy is "pray"', "fix_input"],
  [
    "a row of an unknown recovery",
    { codes: { a: { ...row, recovery: "hope" } } },
    'recovery is "hope"',
    "reauthenticate",
  ],
  ["a row of an unknown surface", { codes: { a: { ...row, surface: "wall" } } }, 'surface is "wall"', "banner"],
  ["a row with a key that means nothing", { codes: { a: { ...row, retry: 1 } } }, 'is "retry"', "recovery"],
  ["a row whose expected is no boolean", { codes: { a: { ...row, expected: "no" } } }, "expected", "true"],
  ["a row whose session is none", { codes: { a: { ...row, session: "sign_in" } } }, "session", "an object"],
  [
    "an override of nothing",
    { apis: [{ envelope: prismIo, codes: { a: { remedy: "upgrade" } } }] },
    "codes.a of prism-io: type",
    "permission_error",
  ],
  [
    "an override of an unknown remedy",
    { apis: [{ envelope: prismIo, codes: { not_found: { remedy: "pray" } } }] },
    '"pray"',
    "go_back",
  ],
  [
    "overrides that are an array",
    { apis: [{ envelope: prismIo, codes: [] }] },
    "`codes` of prism-io is an array",
    "an object",
  ],
  [
    "an override of one of the credentials pair",
    { apis: [{ envelope: prismIo, codes: { subscription_inactive: { remedy: "upgrade" } } }] },
    "subscription_inactive of prism-io is overridden alone",
    "invalid_credentials",
  ],
  [
    "an override that takes the credentials pair apart",
    { apis: [{ envelope: prismIo, codes: { invalid_credentials: { group: "mine" } } }] },
    "invalid_credentials",
    "invalid_credentials",
  ],
  [
    "a code of a named envelope",
    { apis: [{ origin, envelope: prismIo }], codes: { not_found: row } },
    "codes.not_found is a code of prism-io",
    "`apis`",
  ],
  [
    "a code of a built-in envelope",
    { codes: { validation_error: row } },
    "codes.validation_error is a code of prism-io",
    "`apis`",
  ],
];

const actions: Malformed[] = [
  ["an action for an unknown remedy", { actions: { pray: "/" } }, 'actions.pray is "pray"', "contact_support"],
  ["an action for nothing to do", { actions: { none: "/" } }, "actions.none", "contact_support"],
  ["an action that is null", { actions: { upgrade: null } }, "actions.upgrade is null", "a function or an href"],
  [
    "an action that is an object",
    { actions: { upgrade: { href: "/" } } },
    "actions.upgrade is",
    "a function or an href",
  ],
  [
    "an action that cannot be told",
    { actions: { upgrade: Object.create(null) } },
    "actions.upgrade is",
    "a function or an href",
  ],
];

/** Every way in which a configuration can be malformed. */
export const malformed: readonly Malformed[] = [...shapes, ...apis, ...rows, ...actions];
