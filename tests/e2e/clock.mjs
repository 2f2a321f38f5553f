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
    while (this.#runNext(end)) await turn();
    this.#now = end;
  }

  /**
   * Lets time go by until the work is done. A timer runs only where nothing is on its way: however long a request takes, it
   * takes no time on this clock.
   */
  async until(work, onItsWay) {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    work.then(end, end);
    for (await turn(); !isDone; await turn()) {
      if (onItsWay.size) await Promise.race(onItsWay);
      else if (!this.#runNext(Number.POSITIVE_INFINITY)) throw new Error('nothing is on its way, and no timer waits');
    }
    return work;
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

  /** Runs the first timer that is due by then; false where there is none. */
  #runNext(end) {
    const due = [...this.#timers].filter(([, { at }]) => at <= end);
    const next = due.reduce((first, each) => (first && first[1].at <= each[1].at ? first : each), undefined);
    if (!next) return false;
    const [id, timer] = next;
    this.#now = Math.max(this.#now, timer.at);
    if (timer.every) timer.at += timer.every;
    else this.#timers.delete(id);
    timer.run();
    return true;
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
