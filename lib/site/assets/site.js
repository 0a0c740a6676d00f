// What the pages do beside being read: theme, choice of a version, search. Without it everything is shown.
// All texts are in the pages; nothing is fetched, nothing of a page becomes markup.
'use strict';
(() => {
  const kept = (name) => { try { return localStorage.getItem('ocpv-' + name); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem('ocpv-' + name, value); } catch { /* not kept, then */ } };

  // Before the page is drawn, so that it does not flash.
  if (kept('theme')) document.documentElement.dataset.theme = kept('theme');

  function offerThemes() {
    const button = document.getElementById('theme');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      const root = document.documentElement;
      const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = isDark ? 'light' : 'dark';
      keep('theme', root.dataset.theme);
    });
  }

  const versionsOf = (element) => element.dataset.versions.split(' ');

  /** Shows what a version has, everything for ''. */
  function showVersion(version) {
    for (const element of document.querySelectorAll('[data-versions]')) {
      element.hidden = version !== '' && !versionsOf(element).includes(version);
    }
    for (const part of document.querySelectorAll('main section')) {
      const choices = [...part.querySelectorAll('[data-versions]')];
      const none = choices.length !== 0 && choices.every((element) => element.hidden);
      const absent = part.querySelector('.absent');
      if (absent) absent.hidden = !none;
      else if (part.querySelector('table')) part.hidden = none;
    }
  }

  function offerVersions() {
    const select = document.getElementById('version');
    if (!select) return;
    select.parentElement.hidden = false;
    const has = (version) => [...select.options].some((option) => option.value === version);
    const show = (version) => { select.value = version; showVersion(version); };
    select.addEventListener('change', () => { keep('version', select.value); showVersion(select.value); });
    if (kept('version') && has(kept('version'))) show(kept('version'));
    // A link to a field leads there, whatever version was chosen and whatever is folded away.
    const follow = () => {
      let name = '';
      try { name = decodeURIComponent(location.hash.slice(1)); } catch { /* no anchor of ours */ }
      const target = name && document.getElementById(name);
      if (!target) return;
      const hidden = target.closest('[data-versions][hidden]');
      if (hidden) show('');
      for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
      target.scrollIntoView();
    };
    addEventListener('hashchange', follow);
    follow();
  }

  const mostShown = 50;

  /** Entries of the index that all words fit: operations first, then fields. */
  function search(words) {
    const operations = [], fields = [];
    for (const [names, anchors] of window.ocpvIndex || []) {
      const all = names.slice(1).join('\n').toLowerCase();
      const address = 'operations/' + names[0] + '.html';
      if (words.every((word) => all.includes(word))) operations.push([address, names[1], names[2]]);
      for (const anchor of anchors) {
        const place = anchor.toLowerCase();
        const name = place.slice(place.lastIndexOf('/') + 1);
        const first = words.filter((word) => !all.includes(word));
        if (first.length === 0 ? !words.every((word) => name.includes(word)) : !first.every((word) => place.includes(word))) continue;
        fields.push([address + '#' + encodeURIComponent(anchor), anchor, names[1], name === words[0] ? 0 : 1]);
      }
    }
    return [...operations, ...fields.sort((a, b) => a[3] - b[3])];
  }

  function offerSearch() {
    const form = document.querySelector('form[role="search"]');
    if (!form) return;
    const input = form.querySelector('input'), box = document.getElementById('found');
    const status = box.querySelector('p'), list = box.querySelector('ul');
    form.hidden = false;
    form.addEventListener('submit', (event) => { event.preventDefault(); const first = list.querySelector('a'); if (first) first.click(); });
    const show = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      box.hidden = words.length === 0;
      list.replaceChildren();
      if (box.hidden) return;
      const found = search(words), { dataset } = form;
      const text = found.length === 0 ? dataset.nothing : found.length > mostShown ? dataset.more : dataset.found;
      status.textContent = text.replace('{0}', found.length).replace('{1}', mostShown);
      for (const [address, name, detail] of found.slice(0, mostShown)) {
        const link = document.createElement('a'), more = document.createElement('small'), item = document.createElement('li');
        link.href = dataset.up + address;
        link.textContent = name;
        more.textContent = detail;
        link.append(more);
        link.addEventListener('click', () => { box.hidden = true; });
        item.append(link);
        list.append(item);
      }
    };
    input.addEventListener('input', show);
    input.addEventListener('focus', () => { if (input.value && box.hidden) show(); });
    form.addEventListener('keydown', (event) => {
      const links = [...list.querySelectorAll('a')], at = links.indexOf(document.activeElement);
      if (event.key === 'Escape') { box.hidden = true; input.focus(); }
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      if (next < 0) input.focus(); else if (links[next]) links[next].focus();
    });
    document.addEventListener('click', (event) => { if (!form.contains(event.target)) box.hidden = true; });
    document.addEventListener('keydown', (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus(); }
    });
  }

  let loading;
  /** The library, read when it is first wanted: it is larger than all pages of the operation. */
  const library = (address) => loading ??= new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => window.ocpvBrowser.load().then(() => done(window.ocpvBrowser), fail));
    script.addEventListener('error', () => fail(new Error(address)));
    document.head.append(script);
  });

  function offerChecker() {
    const form = document.querySelector('.checker form');
    if (!form) return;
    const { dataset } = form, body = form.querySelector('textarea'), told = form.querySelector('pre'), status = form.querySelector('[role="status"]');
    const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
    const say = (words, text) => { status.textContent = words; told.textContent = text; told.hidden = text === ''; };
    form.querySelector('button').disabled = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      say(dataset.busy, '');
      const text = body.value, chosen = document.getElementById('version');
      try {
        const { CouldNotJudge, Validator } = await library(dataset.script);
        const version = chosen && chosen.value !== 'newest' ? chosen.value : '';
        let report;
        try {
          report = new Validator({ version }).check(dataset.operation, text);
        } catch (error) {
          if (!(error instanceof CouldNotJudge) || !error.report) throw error;
          report = error.report;
        }
        const lines = report.toText({ language, path: dataset.operation });
        say(lines === '' ? dataset.right : dataset.wrong, lines);
      } catch (error) {
        say(dataset.failed.replace('{0}', error.message), '');
      }
    });
  }

  document.addEventListener('DOMContentLoaded', () => { offerThemes(); offerVersions(); offerSearch(); offerChecker(); });
})();
