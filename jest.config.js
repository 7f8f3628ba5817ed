/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  transform: { "\\.ts$": ["@swc/jest"] },
  globalSetup: "<rootDir>/test/support/fresh-build.ts",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // Dynamic imports name the built file, as Node's own resolution asks for; the sources have no such ending.
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  // Jest leaves one core idle by itself: with two that is half of them.
  maxWorkers: "100%",
  testTimeout: 60_000,
};
