// The time of a phone, which a test moves on: what takes five minutes there takes no time here.
export class Clock {
  #now = Date.UTC(2027, 2, 28);
  #timers = new Map();
  #count = 0;

  now = () => this.#now;

  /** The functions of that name, for a realm. */
  timers = {
    setTimeout: (run, ms = 0, ...args) => this.#add({ run: () => run(...args), at: this.#now + Math.max(0, ms) }),
    setInterval: (run, ms = 0, ...args) => this.#add({ run: () => run(...args), at: this.#now + Math.max(1, ms), every: Math.max(1, ms) }),
    clearTimeout: (id) => void this.#timers.delete(id),
    clearInterval: (id) => void this.#timers.delete(id),
  };

  /** Lets that much time go by: timers run in their order, and Promises are done between two of them. */
  async wait(ms) {
    const end = this.#now + ms;
    await turn();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      const [id, timer] = next;
      this.#now = Math.max(this.#now, timer.at);
      if (timer.every) timer.at += timer.every;
      else this.#timers.delete(id);
      timer.run();
      await turn();
    }
    this.#now = end;
  }

  /** Nothing that was to come will come. */
  stop() {
    this.#timers.clear();
  }

  #add(timer) {
    this.#count += 1;
    this.#timers.set(this.#count, timer);
    return this.#count;
  }

  #next(end) {
    const due = [...this.#timers].filter(([, { at }]) => at <= end);
    return due.reduce((first, each) => (first && first[1].at <= each[1].at ? first : each), undefined);
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
