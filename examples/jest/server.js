// What the page asks its own server.
/** `{ signStr, agreement }` */
exports.begin = () => post('/agreements/sign');
exports.queryAgreement = (agreement) => post('/agreements/query', agreement);

function post(path, data) {
  return new Promise((resolve, reject) => {
    my.request({ url: `https://merchant.example${path}`, method: 'POST', data, success: (answer) => resolve(answer.data), fail: reject });
  });
}
