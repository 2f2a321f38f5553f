// Why a call was refused or came to nothing, by `SignCenterError`'s `code`.
import type { SignCenterErrorCode } from '../types';
import { QUERY_FIRST } from './shared';
import type { WholeRow } from './types';

/** Every code of a `SignCenterError` explained. */
export const ERRORS: { readonly [code in SignCenterErrorCode]: WholeRow } = {
  invalid_sign_str: {
    title: { zh: '签约字符串有误', en: 'The signStr has an error' },
    means: {
      zh: '检查发现签约字符串不可能被正确解析，没有调用客户端，用户没有签约。',
      en: 'The check found that the signStr cannot work. The client was not called, so nothing was signed.',
    },
    cause: {
      zh: '多半是服务端没有编码、多编码了一次，或者用错了 SDK 的方法。',
      en: 'Most often the server did not encode the body, encoded it twice, or called the wrong method of the SDK.',
    },
    fix: {
      zh: '看 error.report.findings 中第一项的 code，按检查项说明修改服务端；误报时，可以用选项 ignore 放行这个 code。',
      en: 'Read the code of the first finding in error.report.findings, and change the server as its explanation says. If the finding is wrong, let the call through by the option ignore.',
    },
  },
  unsupported_client: {
    title: { zh: '客户端不支持签约', en: 'The client cannot open the signing page' },
    means: {
      zh: '当前环境没有签约页，没有调用客户端，用户没有签约。',
      en: 'There is no signing page here. The client was not called, so nothing was signed.',
    },
    cause: {
      zh: '版本过低、不在支付宝小程序页面中，或者在模拟器里；error.support.reason 说明是哪一种。',
      en: 'The client is too old, the page is not one of a mini-program in Alipay, or it runs in the simulator. error.support.reason says which.',
    },
    fix: {
      zh: '把 error.userMessage 显示给用户；按 error.support.reason 的说明处理。',
      en: 'Show error.userMessage to the user. Then do what the explanation of error.support.reason says.',
    },
  },
  host_error: {
    title: { zh: '客户端调用失败', en: 'The client failed the call' },
    means: {
      zh: '客户端没有给出状态码就失败了，或者在答复之前抛出了异常。',
      en: 'The client failed without a status, or threw before it answered.',
    },
    cause: {
      zh: 'error 为 4 是小程序没有权限；其他情况见 error.raw 和 error.cause，例如封装 my 的代码抛出了异常。',
      en: 'With error 4 the mini-program has no permission. For anything else see error.raw and error.cause: code that wraps `my` may have thrown.',
    },
    fix: {
      zh: 'error.mayHaveSigned 为 true 时，先由服务端查询再让用户重试。error 为 4 时，核对小程序主体是企业、已开通周期扣款，再用真机重试。',
      en: 'If error.mayHaveSigned is true, query on the server before the user tries again. After error 4, make sure that the mini-program is an enterprise’s and has the product 周期扣款, and try on a device.',
    },
  },
  in_progress: {
    title: { zh: '重复点击', en: 'A double tap' },
    means: {
      zh: '另一次调用正在打开签约页，这一次没有调用客户端。',
      en: 'Another call is opening the signing page. This one was not passed to the client.',
    },
    cause: { zh: '用户在很短的时间内点了两次签约按钮。', en: 'The user tapped the button twice within a short time.' },
    fix: {
      zh: '不要提示失败；等待 error.pending，它是第一次调用的结果。打开页面期间禁用按钮。',
      en: 'Do not report a failure. Wait for error.pending, which is the first call’s outcome. Disable the button while the page opens.',
    },
  },
  timeout: {
    title: { zh: '客户端没有按时答复', en: 'No answer in time' },
    means: {
      zh: '超过了选项 timeout 的时间，用户可能仍在签约，也可能已经签约。',
      en: 'The time that the option timeout allows is over. The user may still be signing, or may have signed.',
    },
    cause: {
      zh: '用户停留在签约页，或者客户端丢失了回调。',
      en: 'The user is still on the signing page, or the client lost the callback.',
    },
    fix: QUERY_FIRST,
  },
  engine_failed: {
    title: { zh: '运行库启动失败', en: 'The library could not run' },
    means: { zh: '这个库自身无法启动，或者在运行中出错。', en: 'The library itself could not be started, or broke.' },
    cause: {
      zh: '构建工具改动了包的文件，或者运行环境的内置对象被改写；详见 error.cause。',
      en: 'A build tool changed the package’s files, or something changed the realm’s built-in objects. See error.cause.',
    },
    fix: {
      zh: 'error.mayHaveSigned 为 true 时先查询。用 error.cause 定位：试试 pay-sign-center/js 入口，并确认构建没有改写这个包。',
      en: 'If error.mayHaveSigned is true, query first. Look at error.cause, try the entry pay-sign-center/js, and make sure that the build leaves the package as it is.',
    },
  },
};
