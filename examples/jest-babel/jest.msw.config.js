/** What MSW itself needs in Jest: an environment with Node's fetch, and its ES modules, `.mjs` too, transformed. */
module.exports = {
  ...require("./jest.config.js"),
  testEnvironment: "jest-fixed-jsdom",
  transform: { "\\.[cm]?[jt]sx?$": "babel-jest" },
  transformIgnorePatterns: ["/node_modules/(?!(.*/)?(amends|rettime|until-async|@open-draft/deferred-promise)/)"],
  testMatch: ["**/*.msw.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/"],
};
