export default {
  testDir: 'e2e',
  testMatch: '**/*.check.js',
  retries: 1,
  workers: 1,
  reporter: [['list'], ['junit', { outputFile: 'junit.xml' }]],
  projects: [{ name: 'desktop' }, { name: 'phone <small>', testMatch: 'deep/*.check.js' }],
};
