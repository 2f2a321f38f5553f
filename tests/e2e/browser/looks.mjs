// What anybody can see and reach: axe-core on each state of the page, and nothing to scroll sideways.
import assert from 'node:assert/strict';
import axe from 'axe-core';

/** What is done before the page is looked at. */
const STATES = {
  start: async () => {},
  'signing page': async (page) => {
    await page.click('.sign');
    await page.waitForSelector('.sheet');
  },
  signed: async (page) => {
    await page.click('.sign');
    await page.click('[data-choice=agree]');
    await page.waitForSelector('.message[data-state=done]');
    await page.locator('.timeline summary').last().click();
  },
  refused: async (page) => {
    await page.locator('[role=tabpanel] select').selectOption('notEncoded');
    await page.click('[role=tabpanel] > .use');
    await page.click('.sign');
    await page.waitForSelector('.findings li');
  },
  'a warning': async (page) => {
    await page.locator('[role=tabpanel] select').selectOption('shortPeriod');
    await page.click('[role=tabpanel] > .use');
    await page.click('.sign');
    await page.waitForSelector('.sheet .notice');
  },
  'a result': async (page) => {
    await page.locator('[role=tab]').nth(1).click();
    await page.locator('[role=tabpanel] select').selectOption('contradiction');
    await page.waitForSelector('.kind');
    await page.click('.key summary');
  },
};

const SCREENS = [
  { width: 1280, height: 900, theme: 'light', lang: 'zh' },
  { width: 1280, height: 900, theme: 'dark', lang: 'en' },
  { width: 390, height: 844, theme: 'light', lang: 'en', hasTouch: true },
  { width: 390, height: 844, theme: 'dark', lang: 'zh', hasTouch: true },
];

export function looks() {
  return SCREENS.flatMap((options) =>
    Object.entries(STATES).map(([state, reach]) => ({
      name: `${state}, ${options.width} px, ${options.theme}, ${options.lang}: for everybody`,
      options,
      async act(page) {
        await reach(page);
        await checkAccess(page);
        await checkWidth(page);
        if (options.hasTouch) await checkTargets(page);
      },
    })),
  );
}

async function checkAccess(page) {
  // Over the debugger's protocol, which the page's policy does not bind.
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run(document));
  assert.ok(passes.length > 10, 'axe-core looked at the page');
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    [],
  );
}

async function checkWidth(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, globalThis.innerWidth]);
  assert.ok(content <= window, `${content} px in a window of ${window}`);
}

/** What a finger presses has 44 px, but for the numbers inside of a text. */
async function checkTargets(page) {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, summary, a')]
      .filter((element) => element.offsetParent && !element.closest('mark') && element.getBoundingClientRect().height < 44)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(small, []);
}
