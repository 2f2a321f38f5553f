// The merchant's server, with the official SDK for Node: `new AlipaySdk({ appId, privateKey, alipayPublicKey })` of alipay-sdk.
// In your project: require('pay-sign-center/node').
const { agreementStatus, toSignStr, verifyNotify } = require('../../pkg/node');

/**
 * `agreements` keeps what is known: one external number for each agreement that is meant. `begun` gives the same one, however
 * often a user begins, until that agreement has ended: then a second signature cannot make a second agreement. That a query
 * finds none is no end: a signature may be on its way. `signed` and `ended` tell what became of a number. `ended` is final: a
 * notification of the signature may come again after it, and changes nothing.
 */
exports.makeServer = ({ sdk, alipayPublicKey, agreements }) => ({
  /** Called by the page before the user signs. */
  async sign(user) {
    const { isSigned, ...agreement } = await agreements.begun(user);
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

  /**
   * What `queryAgreement` of the page asks. A failure of the query itself throws: it says nothing of the agreement. In your server,
   * see first that the number is this user's.
   */
  async query({ externalAgreementNo, personalProductCode, signScene }) {
    const response = await sdk.exec('alipay.user.agreement.query', {
      bizContent: {
        external_agreement_no: externalAgreementNo,
        personal_product_code: personalProductCode,
        sign_scene: signScene,
      },
    });
    const status = agreementStatus(response);
    if (status === 'NORMAL') await agreements.signed(externalAgreementNo, response.agreementNo);
    if (status === 'STOP') await agreements.ended(externalAgreementNo);
    return { status, agreementNo: response.agreementNo, externalAgreementNo };
  },

  /**
   * The POST to `notify_url`. It may come twice, before the page's answer or long after. One that is answered with `success` does
   * not come again: what it says is stored first.
   */
  async notify(body) {
    const { params } = verifyNotify(body, alipayPublicKey);
    if (!params) return 'failure';
    const { external_agreement_no: number, agreement_no: agreementNo, notify_type: type, status } = params;
    if (type === 'dut_user_sign' && status === 'NORMAL') await agreements.signed(number, agreementNo);
    if (type === 'dut_user_unsign') await agreements.ended(number, agreementNo);
    return 'success';
  },
});
