// Why a client cannot open the signing page, by `support.reason`.
import type { UnsupportedReason } from '../generated/tables';
import { WEB_VIEW } from './sources';
import type { WholeRow } from './types';

/** In a web-view the same is to do whether `my` is there or not. */
const CALL_FROM_THE_PAGE = {
  zh: '在支付宝小程序的页面里调用。H5 在 web-view 中打开时，用 my.navigateTo 跳到一个小程序页面，或用 my.postMessage 通知小程序，由小程序页面调用。',
  en: 'Call it from a page of the mini-program in Alipay. A web page in a web-view can call my.navigateTo to open such a page, or tell the mini-program by my.postMessage, and that page makes the call.',
};

/** Why a client cannot open the signing page: every reason explained, by its code. */
export const CLIENT_REASONS: { readonly [code in UnsupportedReason]: WholeRow } = {
  not_a_mini_program: {
    title: { zh: '不在小程序中', en: 'Not in a mini-program' },
    means: {
      zh: '读不到 my 对象，它只存在于小程序的页面层。',
      en: 'There is no `my`. It exists in the page layer of a mini-program only.',
    },
    cause: {
      zh: '代码运行在浏览器、H5 页面、web-view、Worker 或服务端。',
      en: 'The code runs in a browser, in a web page inside a web-view, in a worker or on a server.',
    },
    fix: CALL_FROM_THE_PAGE,
    sources: [WEB_VIEW],
  },
  ide_simulator: {
    title: { zh: '开发者工具的模拟器', en: 'The simulator of the developer tools' },
    means: { zh: '开发者工具的模拟器没有 my.paySignCenter。', en: 'The simulator does not have my.paySignCenter.' },
    cause: {
      zh: '在开发者工具中直接点击了签约按钮；这个接口只支持真机。',
      en: 'The button was tapped in the developer tools. The API works on devices only.',
    },
    fix: {
      zh: '点击“真机调试”或“预览”，用手机支付宝扫码测试；页面的自动化测试使用 pay-sign-center/simulator。',
      en: 'Choose 真机调试 (remote debug) or 预览 (preview), scan the code with Alipay on a phone and test there. For automatic tests of the page, use pay-sign-center/simulator.',
    },
  },
  client_too_old: {
    title: { zh: '支付宝版本过低', en: 'The client is too old' },
    means: { zh: '支付宝版本低于 10.0.18，没有签约页。', en: 'Alipay is older than 10.0.18 and cannot open the signing page.' },
    cause: { zh: '用户没有更新支付宝。', en: 'The user has not updated Alipay.' },
    fix: {
      zh: '提示用户升级支付宝；传 promptUpgrade: true 可以打开升级页面或弹窗提示。',
      en: 'Ask the user to update Alipay. The option promptUpgrade: true opens the page for it, or a message.',
    },
  },
  api_missing: {
    title: { zh: '没有 my.paySignCenter', en: 'No my.paySignCenter' },
    means: { zh: '有 my 对象，但其中没有 paySignCenter。', en: 'There is a `my`, but it has no paySignCenter.' },
    cause: {
      zh: '页面是 web-view 里的 H5：web-view.min.js 提供的 my 只有少数接口，没有 paySignCenter；或者小程序在支付宝以外的客户端、IoT 设备中打开。',
      en: 'The page is a web page in a web-view: the `my` of web-view.min.js has a few functions only, and paySignCenter is not among them. Or the mini-program was opened in another app than Alipay, or on an IoT device.',
    },
    fix: CALL_FROM_THE_PAGE,
    sources: [WEB_VIEW],
  },
};
