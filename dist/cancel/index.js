process.argv[2] = 'cancel';
await import('../main/index.js');
