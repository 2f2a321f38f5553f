;; What js-glue/shrink has to keep, each from a corner of what it changes. Every export takes two integers and gives one.
(module
  (import "b" "_0" (func $other (param i32 i32) (result i32)))
  (type $two (func (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  (table 2 funcref)
  (elem (i32.const 0) $by_table $countdown)
  (data (i32.const 0) "\1a\1b")
  (data (i32.const 64) "\01\02\03\04\05\06\07\08\09\0a\0b\0c\0d\0e\0f\10\11\12\13\14\15\16\17\18")
  ;; The stack pointer, and another global.
  (global $sp (mut i32) (i32.const 1024))
  (global $calls (mut i32) (i32.const 0))

  ;; Sums that go round: their `| 0` decides what they compare to.
  (func (export "sum_is_less") (param i32 i32) (result i32)
    (i32.lt_s (i32.add (local.get 0) (i32.const 1)) (local.get 1)))
  (func (export "sum_of_sums_is_equal") (param i32 i32) (result i32)
    (i32.eq (i32.add (i32.add (local.get 0) (local.get 1)) (i32.const 8)) (i32.add (local.get 1) (i32.const -2147483640))))
  (func (export "difference_is_zero") (param i32 i32) (result i32)
    (if (result i32) (i32.add (i32.sub (local.get 0) (local.get 1)) (i32.add (local.get 0) (local.get 1)))
      (then (i32.const 5)) (else (i32.const 6))))
  (func (export "unsigned_is_above") (param i32 i32) (result i32)
    (i32.gt_u (i32.shr_u (local.get 0) (i32.const 1)) (i32.sub (local.get 1) (i32.const 3))))
  (func (export "flag_is_equal") (param i32 i32) (result i32)
    (i32.eq (i32.eqz (local.get 0)) (i32.lt_u (local.get 1) (i32.const 100))))
  (func (export "product") (param i32 i32) (result i32)
    (i32.add (i32.mul (i32.add (local.get 0) (i32.const 3)) (local.get 1)) (i32.const 1)))

  ;; Parameters that take sums from one call and anything from another. It calls itself, so that it stays a function.
  (func $countdown (param $left i32) (param $bound i32) (result i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (if (i32.ge_s (local.get $left) (local.get $bound)) (then (return (local.get $left))))
    (if (i32.gt_u (global.get $calls) (i32.const 50)) (then (return (i32.const -7))))
    (call $countdown (i32.add (local.get $left) (i32.const 40000)) (local.get $bound)))
  (func (export "calls_with_sums") (param i32 i32) (result i32)
    (global.set $calls (i32.const 0))
    (i32.xor (call $countdown (i32.add (local.get 0) (i32.const 60000)) (local.get 1))
             (call $countdown (local.get 1) (i32.sub (local.get 0) (i32.const 60000)))))

  ;; One variable for one value after another, of which only some are addresses.
  (func (export "variable_of_many_values") (param i32 i32) (result i32) (local i32 i32)
    (local.set 2 (i32.add (i32.and (local.get 0) (i32.const 60)) (i32.const 64)))
    (i32.store offset=4 (local.get 2) (i32.add (i32.load offset=8 (local.get 2)) (local.get 1)))
    (i32.store offset=12 (local.get 2) (i32.load offset=16 (local.get 2)))
    (local.set 3 (i32.load offset=4 (local.get 2)))
    (if (i32.and (local.get 1) (i32.const 1))
      (then (local.set 2 (i32.load offset=20 (local.get 2))))
      (else (local.set 2 (i32.const 77))))
    (i32.add (local.get 2) (local.get 3)))

  ;; A variable that is read before it is assigned, the first time round.
  (func (export "first_value_is_zero") (param i32 i32) (result i32) (local i32 i32)
    (local.set 3 (i32.and (local.get 0) (i32.const 7)))
    (block $end
      (loop $next
        (br_if $end (i32.eqz (local.get 3)))
        (if (i32.and (local.get 3) (i32.const 1)) (then (local.set 2 (i32.add (local.get 2) (local.get 1)))))
        (local.set 3 (i32.sub (local.get 3) (i32.const 1)))
        (br $next)))
    (local.get 2))

  (func (export "first_address_is_zero") (param i32 i32) (result i32) (local $at i32)
    (local.set 0 (i32.and (local.get 0) (i32.const 3)))
    (loop $next
      (i32.store offset=100 (local.get $at) (i32.add (i32.load offset=96 (local.get $at)) (local.get 1)))
      (i32.store offset=108 (local.get $at) (i32.xor (i32.load offset=104 (local.get $at)) (local.get 0)))
      (i32.store offset=112 (local.get $at) (i32.load offset=100 (local.get $at)))
      (local.set $at (i32.shl (local.get 0) (i32.const 3)))
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_if $next (i32.gt_s (local.get 0) (i32.const 0))))
    (i32.load offset=112 (local.get $at)))

  ;; A frame on the stack, of the size that wasm-opt adds as a negative constant; words in a row are written in it.
  (func $swap (param $pair i32) (local i32)
    (if (i32.eqz (i32.load (local.get $pair))) (then (return)))
    (local.set 1 (i32.load (local.get $pair)))
    (i32.store (local.get $pair) (i32.load offset=4 (local.get $pair)))
    (i32.store offset=4 (local.get $pair) (local.get 1))
    (i32.store offset=8 (local.get $pair) (i32.const 0))
    (call $swap (i32.add (local.get $pair) (i32.const 8))))
  (func (export "frames") (param i32 i32) (result i32) (local $frame i32)
    (global.set $sp (local.tee $frame (i32.sub (global.get $sp) (i32.const 64))))
    (i32.store offset=24 (local.get $frame) (local.get 1))
    (i32.store offset=16 (local.get $frame) (local.get 0))
    (i32.store offset=20 (local.get $frame) (i32.const 3))
    (call $swap (i32.add (local.get $frame) (i32.const 16)))
    (local.set 0 (i32.add (i32.load offset=16 (local.get $frame)) (i32.mul (i32.load offset=20 (local.get $frame)) (i32.const 5))))
    (global.set $sp (i32.add (local.get $frame) (i32.const 64)))
    (i32.add (local.get 0) (global.get $sp)))

  ;; Eight and twelve bytes that overlap with where they go.
  (func (export "moves_that_overlap") (param i32 i32) (result i32)
    (local.set 0 (i32.add (i32.and (local.get 0) (i32.const 12)) (i32.const 64)))
    (local.set 1 (i32.add (i32.and (local.get 1) (i32.const 12)) (i32.const 64)))
    (i32.store offset=16 (local.get 1) (i32.load offset=16 (local.get 0)))
    (i64.store offset=8 (local.get 1) (i64.load offset=8 (local.get 0)))
    (i64.store offset=4 (local.get 0) (i64.load (local.get 0)))
    (i64.store (local.get 0) (i64.load offset=4 (local.get 0)))
    (i32.load offset=8 (local.get 0)))
  (func (export "words_at_one_place") (param i32 i32) (result i32)
    (i32.store offset=68 (i32.const 0) (local.get 0))
    (local.set 0 (i32.add (i32.and (local.get 0) (i32.const 12)) (i32.const 64)))
    (i32.store offset=4 (local.get 0) (local.get 1))
    (i32.store (local.get 0) (i32.const 9))
    (i32.store offset=4 (local.get 0) (i32.const 4))
    (i32.store offset=8 (local.get 0) (local.get 0))
    (i32.load (i32.const 68)))

  ;; Places whose address is a sum or a difference.
  (func (export "bytes") (param i32 i32) (result i32)
    (i32.store8 (i32.const 60) (i32.load8_u (i32.lt_s (local.get 0) (local.get 1))))
    (local.set 0 (i32.and (local.get 0) (i32.const 15)))
    (local.set 1 (i32.add (i32.and (local.get 1) (i32.const 7)) (i32.const 90)))
    (i32.store8 (i32.add (local.get 1) (i32.const -20)) (i32.sub (local.get 0) (i32.const 9)))
    (i32.add
      (i32.load8_s offset=1 (i32.sub (local.get 1) (i32.add (local.get 0) (i32.const 12))))
      (i32.load16_u (i32.and (i32.add (local.get 1) (i32.const -20)) (i32.const -2)))))

  ;; Jumps: out of two loops, to the next turn of the outer one, by a table, and out of the function.
  (func (export "jumps") (param i32 i32) (result i32) (local $sum i32) (local $i i32) (local $j i32)
    (block $done
      (loop $outer
        (br_if $done (i32.ge_u (local.get $i) (i32.const 9)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $j (i32.const 0))
        (loop $inner
          (local.set $j (i32.add (local.get $j) (i32.const 1)))
          (br_if $outer (i32.eq (i32.and (i32.add (local.get $i) (local.get 0)) (i32.const 3)) (local.get $j)))
          (br_if $done (i32.eq (i32.add (local.get $sum) (local.get 1)) (i32.const 12)))
          (block $two (block $one (block $zero
            (br_table $zero $one $two $outer (i32.and (i32.add (local.get $j) (local.get 1)) (i32.const 3))))
            (local.set $sum (i32.add (local.get $sum) (i32.const 10))) (br $two))
            (local.set $sum (i32.add (local.get $sum) (i32.const 100))))
          (if (i32.gt_s (local.get $sum) (i32.const 400)) (then (return (local.get $j))))
          (br_if $inner (i32.lt_u (local.get $j) (i32.const 4))))
        (local.set $sum (i32.add (local.get $sum) (i32.const 1)))
        (br $outer)))
    (local.get $sum))
  (func (export "turns_that_go_on_early") (param i32 i32) (result i32) (local $sum i32) (local $left i32)
    (local.set $left (i32.and (local.get 0) (i32.const 15)))
    (loop $next
      (block $rest
        (br_if $rest (i32.and (local.get $left) (i32.const 1)))
        (local.set $sum (i32.add (local.get $sum) (local.get 1)))
        (if (i32.eq (local.get $left) (i32.const 6)) (then
          (local.set $left (i32.const -3))
          (br $next))))
      (local.set $sum (i32.add (i32.shl (local.get $sum) (i32.const 1)) (i32.const 1)))
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br_if $next (i32.gt_s (local.get $left) (i32.const 0))))
    (local.get $sum))

  ;; What JavaScript gives and what comes by the table may be any integer; one that traps.
  (func $by_table (param i32 i32) (result i32)
    (if (result i32) (i32.eq (i32.add (local.get 0) (i32.const 8)) (local.get 1))
      (then (i32.const 1)) (else (i32.sub (local.get 0) (i32.const 8)))))
  (func (export "calls_of_others") (param i32 i32) (result i32)
    (local.set 0 (call $other (i32.add (local.get 0) (i32.const 8)) (local.get 1)))
    (global.set $calls (i32.const 49))
    (i32.lt_s
      (call_indirect (type $two) (i32.add (local.get 0) (i32.const 16)) (local.get 1) (i32.and (local.get 1) (i32.const 1)))
      (i32.add (local.get 0) (i32.const 16))))
  (func (export "traps") (param i32 i32) (result i32)
    (if (i32.lt_u (local.get 0) (local.get 1)) (then (unreachable)))
    (i32.sub (local.get 0) (local.get 1)))

  ;; A memory that grows; the views of the old one are useless then.
  (func (export "grows") (param i32 i32) (result i32)
    (i32.store (i32.const 200) (local.get 0))
    (drop (memory.grow (i32.eq (local.get 0) (i32.const 1))))
    (i32.store offset=204 (i32.const 0) (local.get 1))
    (i32.add (i32.load (i32.const 200)) (memory.size)))
)
