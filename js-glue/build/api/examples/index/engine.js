const { engine } = require('pay-sign-center');

engine(); // { name: 'wasm' }
