const options = process.env.JUNIT_OPTIONS ? JSON.parse(process.env.JUNIT_OPTIONS) : {};

module.exports = {
  testMatch: ['<rootDir>/src/**/*.check.js'],
  reporters: ['default', ['jest-junit', { outputName: 'junit.xml', ...options }]],
};
