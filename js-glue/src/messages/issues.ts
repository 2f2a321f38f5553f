// What was odd about an answer, by the code in an outcome's `issues`.
import type { IssueCode } from '../types';
import { KEEP_THE_STRING, QUERY_FIRST } from './shared';
import type { WholeRow } from './types';

/** What may be odd about an answer: every issue explained, by its code. */
export const ISSUES: { readonly [code in IssueCode]: WholeRow } = {
  no_status: {
    title: { zh: '没有状态码', en: 'No status' },
    means: {
      zh: '客户端有答复，但没有给出 resultStatus。用户可能已经签约。',
      en: 'The client answered without a `resultStatus`. The user may have signed.',
    },
    cause: {
      zh: '客户端版本或外层封装返回了文档以外的内容。',
      en: 'The client, or something that wraps `my`, handed over what the documentation does not describe.',
    },
    fix: QUERY_FIRST,
  },
  status_elsewhere: {
    title: { zh: '状态码不在 resultStatus 中', en: 'The status is not in `resultStatus`' },
    means: {
      zh: '在 resultCode、error 等其他位置读到了文档所列的状态码，并按它处理。',
      en: 'A documented status was read from another place, such as `resultCode` or `error`. It was used.',
    },
    cause: { zh: '框架或自己的封装改写了回调的返回值。', en: 'A framework or a wrapper of your own changed what the callback gets.' },
    fix: {
      zh: '检查对 my.paySignCenter 的封装，让它原样传递回调的返回值。状态为 7000 时，仍以服务端的异步通知或查询为准。',
      en: 'Look at what wraps my.paySignCenter, and make it pass the payload on as it is. After 7000, too, the server’s notification or query decides.',
    },
  },
  no_result: {
    title: { zh: '没有返回内容', en: 'No `result`' },
    means: {
      zh: '没有 result，或者其中没有平台的响应，因此没有协议信息，也没有签名。',
      en: 'There is no `result`, or it holds no response. So there is no agreement to read and no signature to check.',
    },
    cause: {
      zh: '用户取消或网络中断时常见；成功时出现则不正常。',
      en: 'This is usual after a cancellation or a network error. It is not usual after a success.',
    },
    fix: {
      zh: '取消、网络错误时没有返回内容是正常的，但仍要由服务端查询签约状态；状态为 7000 时，由服务端查询支付宝协议号。',
      en: 'After a cancellation or a network error a missing result is usual: query the agreement all the same. After 7000, get the agreement number by a query on the server.',
    },
  },
  result_is_object: {
    title: { zh: 'result 是对象', en: '`result` is an object' },
    means: {
      zh: 'result 应为字符串，收到的却是对象。内容可以读取，但被签名的原始字节已经丢失，无法验签。',
      en: '`result` should be a string. Its content was read, but the bytes that were signed are lost: the signature cannot be checked.',
    },
    cause: { zh: '回调与这里之间有代码做了 JSON.parse。', en: 'Some code between the callback and here called JSON.parse.' },
    fix: KEEP_THE_STRING,
  },
  result_not_strict_json: {
    title: { zh: 'result 不是严格的 JSON', en: '`result` is not strict JSON' },
    means: {
      zh: 'result 中有多余的逗号、字符串内的换行或丢失的反斜杠，仍然读出了内容。',
      en: '`result` has a trailing comma, a line break inside a string or a lost backslash. It was read all the same.',
    },
    cause: {
      zh: '客户端返回了这样的内容（文档的示例也是如此），或者内容被复制、改写过。',
      en: 'The client wrote it so, as the documentation’s own sample is written, or it was copied or changed on the way.',
    },
    fix: KEEP_THE_STRING,
  },
  result_not_json: {
    title: { zh: 'result 无法读取', en: '`result` cannot be read' },
    means: { zh: 'result 不是 JSON，或者在中途断开。', en: '`result` is not JSON, or it ends too early.' },
    cause: { zh: '内容被截断、加密，或者换成了一段文字。', en: 'It was cut off or encrypted, or a text stands in its place.' },
    fix: QUERY_FIRST,
  },
  duplicate_key: {
    title: { zh: 'result 中有重复的键', en: 'A key stands in `result` twice' },
    means: {
      zh: '不同的程序会取不同的值，因此结果按未知处理。',
      en: 'Programs differ on which of the two values counts, so the outcome is unknown.',
    },
    cause: { zh: '内容被拼接或篡改过，平台不会这样返回。', en: 'It was put together or tampered with. The platform does not write so.' },
    fix: QUERY_FIRST,
  },
  missing_sign: {
    title: { zh: '响应没有签名', en: 'The response is not signed' },
    means: {
      zh: '响应的 code 为 10000，却没有 sign，无法证明它来自平台。',
      en: 'The response says success with code 10000 but has no `sign`. Nothing shows that it is the platform’s.',
    },
    cause: {
      zh: '只传了响应的内层对象，丢掉了同级的 sign；或者内容是伪造的。',
      en: 'Only the inner object was handed on, without the `sign` that stands beside it; or somebody made it up.',
    },
    fix: {
      zh: '页面把完整的 result 字符串交给服务端；服务端不要凭它开通服务，以异步通知或查询为准。',
      en: 'On the page, hand the whole string `result` to the server. On the server, do not start the service because of it: wait for the notification or query.',
    },
  },
  other_agreement: {
    title: { zh: '外部签约号不一致', en: 'Another external agreement number' },
    means: {
      zh: '返回内容中的外部签约号与签约字符串中的不同。',
      en: 'The external agreement number in the result is not the one in the signStr.',
    },
    cause: {
      zh: '读取了上一次调用的返回值，或者服务端为页面换了签约字符串。',
      en: 'The result of an earlier call was read, or the server gave the page another signStr.',
    },
    fix: {
      zh: '按签约字符串中的外部签约号查询，不要把返回内容中的协议记到这一次签约上。',
      en: 'Query by the number in the signStr. Do not store the agreement in the result for this signing.',
    },
  },
  no_external_agreement_no: {
    title: { zh: '没有外部签约号', en: 'No external agreement number' },
    means: {
      zh: '签约字符串和返回内容中都没有外部签约号，出现不确定的结果时无法查询。',
      en: 'Neither the signStr nor the result has one, so an unclear outcome cannot be queried by it.',
    },
    cause: {
      zh: '服务端没有传 external_agreement_no，或者 biz_content 是加密的。',
      en: 'The server sent no external_agreement_no, or biz_content is encrypted.',
    },
    fix: {
      zh: '在 biz_content 中传 external_agreement_no 和 sign_scene；biz_content 加密时，用选项 externalAgreementNo 告诉页面。',
      en: 'Send external_agreement_no and sign_scene in biz_content. If biz_content is encrypted, give the page the number by the option externalAgreementNo.',
    },
  },
  result_contradicts_status: {
    title: { zh: '与状态码矛盾', en: 'Something contradicts the status' },
    means: {
      zh: '状态码说失败，而返回值的其他部分、更早的答复或服务端的查询说可能已经签约，或者相反；因此结果按未知处理。',
      en: 'The status says that nothing was signed, and the rest of the payload, an earlier answer or your server says that something may have been; or the reverse. So the outcome is unknown.',
    },
    cause: {
      zh: '签约刚刚完成、客户端尚未得知，或者返回值被改写。',
      en: 'The signing had just ended and the client did not know yet, or the payload was changed.',
    },
    fix: QUERY_FIRST,
  },
  number_lost_digits: {
    title: { zh: '数字丢失了精度', en: 'A number lost digits' },
    means: {
      zh: 'result 中有数字超出 JavaScript 能精确表示的范围，已被舍入，因此没有采用。',
      en: 'A number in `result` is too large for JavaScript, which has rounded it. It was left out.',
    },
    cause: {
      zh: '传入之前做过 JSON.parse，支付宝协议号等长数字在那时被舍入。',
      en: 'JSON.parse was called before, and rounded a long number such as the agreement number.',
    },
    fix: KEEP_THE_STRING,
  },
};
