/** What the platform's compiler puts before every module. */
export const PREAMBLE =
  'var global=undefined,self=undefined,window=undefined,document=undefined,location=undefined,XMLHttpRequest=undefined,' +
  'AlipayJSBridge=undefined,importScript=undefined,importScripts=undefined,AFAppX=undefined,fetch=undefined,' +
  '$AppxFramework=undefined,$AppxRuntime=undefined;';
