//! Strings that another interface takes.

use super::super::METHOD;
use super::super::body::Body;
use super::super::finding::{Code, Findings};
use super::super::params::Param;
use super::cut::without_dots;

/// The methods whose strings `my.tradePay` takes.
const PAID_BY_TRADE_PAY: [&str; 3] =
    ["alipay.trade.app.pay", "alipay.trade.app.merge.pay", "alipay.fund.auth.order.app.freeze"];

/// Adds that the string is another interface's, and returns whether it is: all else would be an echo.
pub(super) fn check(body: &Body<'_>, findings: &mut Findings) -> bool {
    let params = body.params();
    let named = |name| params.get(name).filter(|param: &Param<'_>| !param.value().trim_ascii().is_empty());
    let place = |param: &Param<'_>| body.place_of_value(param);
    if let Some(param) = named("method") {
        let value = param.value();
        let method = value.trim_ascii();
        // At the end, what is left of the right one was cut off.
        let is_cut = || params.is_last(&param) && METHOD.as_bytes().starts_with(without_dots(method));
        if !param.is_readable() || method == METHOD.as_bytes() || is_cut() {
            return false;
        }
        let finding = findings.add(Code::WrongMethod).about(param.name).at(place(&param)).found(method);
        if PAID_BY_TRADE_PAY.iter().any(|name| name.as_bytes() == method) {
            finding.adding("; my.tradePay takes such a string, as `orderStr`");
        }
        return true;
    }
    let Some(service) = named("service") else { return false };
    findings.add(Code::OldGateway).about(service.name).at(place(&service)).found(service.value().trim_ascii());
    true
}
