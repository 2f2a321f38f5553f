#![no_main]

use libfuzzer_sys::fuzz_target;
use pay_sign_center_fuzz::laws;

fuzz_target!(|bytes: &[u8]| laws::of("call")(bytes));
