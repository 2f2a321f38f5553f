// The merchant's server, with the official SDK for Node: `new AlipaySdk({ appId, privateKey, alipayPublicKey })` of alipay-sdk.
const { agreementStatus, toSignStr, verifyNotify } = require('../../pkg/node');

/**
 * `agreements` keeps what is known: one external number for each agreement that is meant. `begun` gives the same one, however
 * often a user begins, until that agreement has ended: then a second signature cannot make a second agreement. That a query
 * finds none is no end: a signature may be on its way. `signed` and `ended` tell what became of a number.
 */
exports.makeServer = ({ sdk, alipayPublicKey, agreements }) => ({
  /** Called by the page before the user signs. */
  sign(user) {
    const { isSigned, ...agreement } = agreements.begun(user);
    if (isSigned) return { isSigned, agreement };
    const { externalAgreementNo, personalProductCode, signScene } = agreement;
    const body = sdk.sdkExecute('alipay.user.agreement.page.sign', {
      notify_url: 'https://merchant.example/notify',
      bizContent: {
        external_agreement_no: externalAgreementNo,
        personal_product_code: personalProductCode,
        product_code: 'CYCLE_PAY_AUTH',
        sign_scene: signScene,
        access_params: { channel: 'ALIPAYAPP' },
        period_rule_params: { period_type: 'MONTH', period: 1, execute_time: '2027-01-01', single_amount: '30.00' },
      },
    });
    return { signStr: toSignStr(body), agreement };
  },

  /** What `queryAgreement` of the page asks. A failure of the query itself throws: it says nothing of the agreement. */
  async query({ externalAgreementNo, personalProductCode, signScene }) {
    const response = await sdk.exec('alipay.user.agreement.query', {
      bizContent: {
        external_agreement_no: externalAgreementNo,
        personal_product_code: personalProductCode,
        sign_scene: signScene,
      },
    });
    const status = agreementStatus(response);
    if (status === 'NORMAL') agreements.signed(externalAgreementNo, response.agreementNo);
    if (status === 'STOP') agreements.ended(externalAgreementNo);
    return { status, agreementNo: response.agreementNo, externalAgreementNo };
  },

  /** The POST to `notify_url`. It may come twice, before the page's answer or long after. */
  notify(body) {
    const { params } = verifyNotify(body, alipayPublicKey);
    if (!params) return 'failure';
    const { external_agreement_no: number, agreement_no: agreementNo, notify_type: type, status } = params;
    if (type === 'dut_user_sign' && status === 'NORMAL') agreements.signed(number, agreementNo);
    if (type === 'dut_user_unsign') agreements.ended(number, agreementNo);
    return 'success';
  },
});
