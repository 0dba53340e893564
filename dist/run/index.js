process.argv[2] = 'run';
await import('../main/index.js');
