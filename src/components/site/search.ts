/** The part of Pagefind's interface that is used; see https://pagefind.app/docs/api/. */
interface Pagefind {
  init(): Promise<void>;
  /** Resolves with null when a later search has begun. */
  debouncedSearch(term: string): Promise<{ readonly results: readonly { data(): Promise<FoundPage> }[] } | null>;
}

interface FoundPage {
  readonly url: string;
  readonly meta: { readonly title?: string };
  /** HTML: escaped text with <mark> around what was found. */
  readonly excerpt: string;
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

const maxResults = 8;

let loading: Promise<Pagefind> | undefined;

/** Loads the search and its index once. */
function loadPagefind(): Promise<Pagefind> {
  loading ??= (async () => {
    const address = `${import.meta.env.BASE_URL}pagefind/pagefind.js`;
    const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
    await pagefind.init();
    return pagefind;
  })();
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Makes the search dialog work: its button, Ctrl+K or Cmd+K, and results while one types. */
export function startSearch(element: HTMLElement): void {
  const dialog = element.querySelector<HTMLDialogElement>('[data-search-dialog]');
  const input = dialog?.querySelector('input');
  const status = dialog?.querySelector('[data-search-status]');
  const list = dialog?.querySelector('[data-search-results]');
  if (!dialog || !input || !status || !list) return;

  const open = (): void => {
    if (!dialog.open) dialog.showModal();
    input.select();
    loadPagefind().catch(() => undefined);
  };
  const show = async (): Promise<void> => {
    const term = input.value.trim();
    if (term === '') {
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    try {
      const found = await (await loadPagefind()).debouncedSearch(term);
      if (!found) return;
      const pages = await Promise.all(found.results.slice(0, maxResults).map((result) => result.data()));
      if (input.value.trim() !== term) return;
      list.replaceChildren(...pages.map(entryOf));
      status.textContent =
        pages.length === 0 ? `Nothing found for “${term}”.` : `${pages.length} ${pages.length === 1 ? 'page' : 'pages'} found`;
    } catch {
      status.textContent =
        'The search could not be loaded. It is part of the built site (npm start) and needs to have been loaded once to work offline.';
    }
  };

  element.querySelector('[data-search-open]')?.addEventListener('click', open);
  input.addEventListener('input', () => void show());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  // Enter goes to the first result, and does not submit the form, which would close the dialog.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open();
  });
}

/** Returns the list entry of a found page, leading to the section that fits best. */
function entryOf(page: FoundPage): HTMLLIElement {
  const best = page.sub_results[0];
  const link = document.createElement('a');
  link.href = best?.url ?? page.url;
  const title = document.createElement('strong');
  const pageTitle = page.meta.title ?? page.url;
  title.textContent = best && best.title !== pageTitle ? `${pageTitle}: ${best.title}` : pageTitle;
  const excerpt = document.createElement('span');
  excerpt.className = 'excerpt';
  excerpt.append(...markedText(best?.excerpt ?? page.excerpt));
  link.append(title, excerpt);
  const entry = document.createElement('li');
  entry.append(link);
  return entry;
}

/** Returns an excerpt as text and marks only, whatever else its HTML holds. */
function markedText(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return Array.from(body.childNodes, (node) => {
    const text = node.textContent ?? '';
    if (node.nodeName !== 'MARK') return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
