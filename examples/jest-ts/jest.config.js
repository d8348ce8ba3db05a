module.exports = {
  preset: "ts-jest/presets/js-with-ts",
  testEnvironment: "jsdom",
  transformIgnorePatterns: ["/node_modules/(?!(.*/)?amends/)"],
  setupFilesAfterEnv: ["<rootDir>/src/setup.ts"],
};
