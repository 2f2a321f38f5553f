// The gate's rows: a host, and what is to be said of it.

function gateRows() {
  function answers(request) {
    request.success({ resultStatus: '7000', result: '' });
  }

  function never() {
    throw new Error('not to be called');
  }

  /** A new client that answers with success; `changes` are put over it. */
  function host(changes) {
    var my = { env: { clientName: 'ap', clientVersion: '10.5.60' }, paySignCenter: answers };
    for (var key in changes) my[key] = changes[key];
    return my;
  }

  function versioned(clientVersion, clientName) {
    return host({ env: { clientName: clientName || 'ap', clientVersion: clientVersion } });
  }

  /** A host of an older base library: without `env`. */
  function system(info) {
    return host({
      env: undefined,
      getSystemInfoSync: function () {
        return info;
      },
    });
  }

  function unreadable(name, changes) {
    return Object.defineProperty(host(changes), name, { get: never });
  }

  function by(via, current) {
    return { supported: true, via: via, current: current };
  }

  function no(reason, current) {
    return { supported: false, reason: reason, current: current };
  }

  return [
    ['no host', undefined, no('not_a_mini_program', null)],
    ['null', null, no('not_a_mini_program', null)],
    ['a number', 1, no('not_a_mini_program', null)],
    ['an empty object', {}, no('api_missing', null)],
    ['the simulator', host({ isIDE: true, paySignCenter: undefined }), no('ide_simulator', null)],
    ['a simulator that has the API', host({ isIDE: true }), by('version', '10.5.60')],
    ['10.0.18', versioned('10.0.18'), by('version', '10.0.18')],
    ['10.0.9', versioned('10.0.9'), no('client_too_old', '10.0.9')],
    ['10.0.17', versioned('10.0.17'), no('client_too_old', '10.0.17')],
    ['10.0.17.9999', versioned('10.0.17.9999'), no('client_too_old', '10.0.17.9999')],
    ['10.5.60.7000', versioned('10.5.60.7000'), by('version', '10.5.60.7000')],
    ['10.1', versioned('10.1'), by('version', '10.1')],
    ['10', versioned('10'), no('client_too_old', '10')],
    ['9.9.9', versioned('9.9.9'), no('client_too_old', '9.9.9')],
    ['unnamed and old', host({ env: { clientVersion: '10.0.1' } }), no('client_too_old', '10.0.1')],
    ['old and without the API', host({ env: { clientVersion: '10.0.1' }, paySignCenter: undefined }), no('client_too_old', '10.0.1')],
    ['system info: clientVersion', system({ app: 'alipay', clientVersion: '10.1.8', version: '10.0.0' }), by('version', '10.1.8')],
    ['system info: version', system({ app: 'alipay', version: '10.0.15' }), no('client_too_old', '10.0.15')],
    ['system info times out', system(undefined), by('api', null)],
    ['system info throws', host({ env: undefined, getSystemInfoSync: never }), by('api', null)],
    ['env has a version: the system is not asked', host({ getSystemInfoSync: never }), by('version', '10.5.60')],
    ['the version is no version', system({ version: '10..1' }), by('api', null)],
    ['new without the API', host({ paySignCenter: undefined }), no('api_missing', '10.5.60')],
    ['the API is no function', host({ paySignCenter: true }), no('api_missing', '10.5.60')],
    ['another host app', versioned('1.2.3', 'UC'), by('api', '1.2.3')],
    ['another host app by system info', system({ app: 'UC', version: '5.0.0' }), by('api', '5.0.0')],
    [
      'env throws',
      unreadable('env', {
        getSystemInfoSync: function () {
          return { version: '10.0.1' };
        },
      }),
      no('client_too_old', '10.0.1'),
    ],
    ['isIDE throws', unreadable('isIDE', { paySignCenter: undefined }), no('api_missing', '10.5.60')],
    [
      'the API throws, canIUse says no',
      unreadable('paySignCenter', {
        canIUse: function () {
          return false;
        },
      }),
      no('api_missing', '10.5.60'),
    ],
  ];
}
