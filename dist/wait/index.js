process.argv[2] = 'wait';
await import('../main/index.js');
