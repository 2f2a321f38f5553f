//! What was odd about an answer.

use crate::codes::codes;

codes! {
    /// Something odd about an answer, which was read all the same.
    Issue {
        NoStatus "no_status" "The client answered without a status; the user may have signed."
        StatusElsewhere "status_elsewhere" "The status stood elsewhere than in `resultStatus`."
        NoResult "no_result" "There is no `result`, or it holds no response."
        ResultIsObject "result_is_object" "`result` is an object, not text: the signed bytes are lost."
        ResultNotStrictJson "result_not_strict_json" "`result` has trailing commas, raw line breaks or a lost backslash, and was read all the same."
        ResultNotJson "result_not_json" "`result` cannot be read."
        DuplicateKey "duplicate_key" "A key stands in `result` twice, so readers differ on what it says; the kind becomes unknown."
        MissingSign "missing_sign" "The response says success but is not signed."
        OtherAgreement "other_agreement" "The result's external agreement number is not the signStr's."
        NoExternalAgreementNo "no_external_agreement_no" "Neither the signStr nor the result has an external agreement number, by which to query."
        ResultContradictsStatus "result_contradicts_status" "What came with the status says otherwise; the kind becomes unknown."
        NumberLostDigits "number_lost_digits" "A number in `result` is too large for JavaScript, which has rounded it; it is left out."
    }
}
