/** [xorshift32](https://en.wikipedia.org/wiki/Xorshift): the same numbers in every run. */
class Random {
  constructor(seed) {
    this.state = seed;
  }

  below(end) {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % end;
  }

  /** True once in so many times. */
  oneIn(times) {
    return this.below(times) === 0;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  digits(count) {
    return Array.from({ length: count }, () => this.below(10)).join('');
  }

  /** The list in another order. */
  shuffled(list) {
    const rest = [...list];
    return list.map(() => rest.splice(this.below(rest.length), 1)[0]);
  }
}

module.exports = { Random };
