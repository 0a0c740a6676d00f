// browser.js CHROMIUM FOLDER: opens FOLDER/site as files; each test is a sentence that can be false. Pictures go to FOLDER.
'use strict';
const assert = require('assert');
const puppeteer = require('puppeteer-core');
const fs = require('fs');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [, , chromium, folder] = process.argv;
const address = (name) => `file://${folder}/site/${name}`;
const pages = ['index.html', 'en/index.html', 'zh/index.html', 'en/operations/backup-tenant-now.html', 'zh/operations/backup-tenant-now.html',
  'en/operations/query-clusters.html', 'zh/operations/create-a-tenant-api.html', 'en/operations/upload-a-software-package.html',
  'en/versions/index.html', 'zh/versions/3.1.1-4.2.2.html', 'en/diagnostics.html', 'zh/diagnostics.html'];

const tests = {
  async 'no page has a fault that axe knows, in both themes, wide and narrow'(open) {
    for (const name of pages) {
      for (const [theme, width] of [['light', 1280], ['dark', 1280], ['light', 420], ['dark', 420]]) {
        const page = await open(name, theme, width);
        await page.evaluate(axe);
        const { violations, passes } = await page.evaluate(() => window.axe.run({ preload: false }));
        const told = violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(' ')}`);
        assert.deepStrictEqual(told, [], `${name} ${theme} ${width}`);
        assert(passes.length > 5, name);
        await page.screenshot({ path: `${folder}/${name.replace(/\//g, '_')}-${theme}-${width}.png` });
        await page.close();
      }
    }
  },

  async 'no page is wider than its window'(open) {
    for (const name of pages) {
      for (const width of [320, 420, 800, 1280]) {
        const page = await open(name, 'light', width);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert(wide <= 0, `${name} at ${width}: ${wide} too wide`);
        await page.close();
      }
    }
  },

  async 'nothing but files of the site is asked for'(open, asked) {
    assert(asked.length > 10 && asked.every((url) => url.startsWith(`file://${folder}/`)), asked.join(' '));
  },

  async 'a field is found with the keyboard alone, and is shown where it stands'(open) {
    const page = await open('en/index.html', 'light', 1280);
    await page.keyboard.press('/');
    await page.keyboard.type('dataBackupMode');
    await page.waitForSelector('#found a');
    assert.match(await page.$eval('#found p', (one) => one.textContent), /\d+ found/);
    await page.keyboard.press('ArrowDown');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.match(page.url(), /dataBackupMode/i);
    const top = await page.evaluate(() => document.querySelector(':target').getBoundingClientRect().top);
    assert(top >= 0 && top < 900, `at ${top}`);
    await page.close();
  },

  async 'Chinese titles are found in both languages, nothing is told of what is not there'(open) {
    for (const [name, word, expected] of [['zh/index.html', '立即备份租户'], ['en/index.html', '立即备份租户', /^1 /], ['en/index.html', 'xyzzy', /Nothing/]]) {
      const page = await open(name, 'light', 1280);
      await page.type('#q', word);
      await page.waitForSelector('#found:not([hidden])');
      const text = await page.$eval('#found p', (one) => one.textContent);
      assert.match(text, name.startsWith('zh') ? /找到 1 项/ : expected);
      await page.keyboard.press('Escape');
      assert(await page.$eval('#found', (one) => one.hidden));
      await page.close();
    }
  },

  async 'one version is shown, and nothing that it does not have'(open) {
    const page = await open('en/index.html', 'light', 1280);
    const shown = () => page.$$eval('tbody tr', (rows) => rows.filter((row) => row.offsetParent !== null).length);
    const all = await shown();
    await page.select('#version', '3.1.1');
    const some = await shown();
    assert(some > 100 && some < all, `${some} of ${all}`);
    const empty = await page.$$eval('main section', (parts) => parts.filter((part) => part.offsetParent !== null && ![...part.querySelectorAll('tbody tr')].some((row) => !row.hidden)).length);
    assert.strictEqual(empty, 0);
    await page.goto(address('en/operations/query-clusters.html'));
    assert.strictEqual(await page.$eval('#version', (one) => one.value), '3.1.1');
    const versions = await page.$$eval('.variant', (all_) => all_.filter((one) => !one.hidden).map((one) => one.dataset.versions));
    assert(versions.length > 0 && versions.every((one) => one.split(' ').includes('3.1.1')), versions.join('; '));
    await page.select('#version', '');
    await page.close();
  },

  async 'the theme that was chosen stays'(open) {
    const page = await open('en/index.html', 'light', 1280);
    const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await colour();
    await page.click('#theme');
    assert.notStrictEqual(await colour(), before);
    await page.goto(address('en/diagnostics.html'));
    assert.notStrictEqual(await colour(), before);
    await page.click('#theme');
    assert.strictEqual(await colour(), before);
    await page.close();
  },

  async 'a body is checked in the page, and nothing of it becomes markup'(open) {
    if (!fs.existsSync(`${folder}/checked`)) return;
    for (const [language, wrong, right] of [['en', /not-in-enum/, /Nothing is wrong/], ['zh', /可选值/, /没有发现问题/]]) {
      const page = await open(`../checked/${language}/operations/backup-tenant-now.html`, 'light', 420);
      const status = () => page.$eval('.checker [role="status"]', (one) => one.textContent);
      const check = async (text) => {
        await page.$eval('#body', (one, value) => { one.value = value; }, text);
        await page.click('.checker button');
        await page.waitForFunction(() => !/^(|Checking.*|正在检查.*)$/.test(document.querySelector('.checker [role="status"]').textContent));
        return page.$eval('.checker pre', (one) => one.textContent);
      };
      const sample = await page.$eval('#body', (one) => one.value);
      assert.strictEqual(await check(sample), '');
      assert.match(await status(), right);
      const told = await check(sample.replace('FULL_BACKUP', '<b>FULL</b>'));
      assert.match(told, wrong);
      assert.match(told, /<b>FULL<\/b>/);
      assert.strictEqual(await page.$$eval('.checker b', (all) => all.length), 0);
      assert.match(await check('{"backupMode":'), /not-json/);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
      assert.deepStrictEqual(violations.map((one) => one.id), []);
      await page.screenshot({ path: `${folder}/checked-${language}.png`, fullPage: true });
      await page.close();
    }
    const page = await open('../checked/en/operations/query-clusters.html', 'light', 1280);
    assert.strictEqual(await page.$$eval('.checker', (all) => all.length), 0);
    await page.close();
  },

  async 'all is there to read without the script'(open) {
    const page = await open('en/operations/query-clusters.html', 'light', 1280, false);
    assert.strictEqual(await page.$$eval('.variant', (all) => all.filter((one) => one.hidden).length), 0);
    assert.strictEqual(await page.$$eval('form, .chooser, #theme', (all) => all.filter((one) => !one.hidden).length), 0);
    await page.close();
  },
};

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'], headless: true });
  const asked = [], faults = [];
  const open = async (name, theme, width, script = true) => {
    const page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
    page.on('console', (message) => { if (message.type() === 'error') faults.push(`${name}: ${message.text()}`); });
    await page.setJavaScriptEnabled(script);
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await page.goto(address(name));
    return page;
  };
  let failures = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test(open, asked);
      console.log(name);
    } catch (error) {
      failures++;
      console.log(`FAILED: ${name}: ${error.message}`);
    }
  }
  for (const fault of faults) console.log(`FAILED: ${fault}`);
  await browser.close();
  process.exit(failures + faults.length === 0 ? 0 : 1);
})();
