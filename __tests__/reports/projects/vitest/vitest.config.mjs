export default {
  test: {
    include: ['src/**/*.check.js'],
    reporters: ['default', ['junit', { outputFile: 'junit.xml', ...JSON.parse(process.env.JUNIT_OPTIONS ?? '{}') }]],
    cache: false,
  },
};
