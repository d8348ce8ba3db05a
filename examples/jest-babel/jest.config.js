module.exports = {
  testEnvironment: "jsdom",
  transformIgnorePatterns: ["/node_modules/(?!(.*/)?amends/)"],
  setupFilesAfterEnv: ["<rootDir>/src/setup.ts"],
  testPathIgnorePatterns: ["/node_modules/", "\\.msw\\.test\\."],
};
