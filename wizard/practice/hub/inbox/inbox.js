// Brings in what is new without touching what somebody is typing: each part of the page is replaced on its own,
// and only if the server now writes it differently and no field in it was changed.
"use strict";

const EVERY = 1500; // milliseconds
const written = new WeakMap(); // part: how the server wrote it
const note = (root) => {
  for (const part of root.querySelectorAll("[data-part]")) written.set(part, part.outerHTML);
};

const touched = (field) => {
  if (field.type === "hidden" || field.readOnly) return false;
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.type === "file") return field.files.length > 0;
  return "defaultValue" in field && field.value !== field.defaultValue;
};
const busy = (part) =>
  part.querySelector("details[open]") !== null ||
  (part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) ||
  [...part.querySelectorAll("input, textarea")].some(touched);

const exchange = (part, next) => {
  if (written.get(part) === next.outerHTML || busy(part)) return;
  const fresh = document.importNode(next, true);
  part.replaceWith(fresh);
  written.set(fresh, fresh.outerHTML);
};

// A Ticket keeps its place in the tree; its parts are exchanged one by one.
const mergeTickets = (list, next) => {
  for (const hint of list.querySelectorAll(":scope > .hint")) hint.remove();
  let before = null; // from the oldest to the newest, so that new ones come on top of known ones
  for (const child of [...next.children].reverse()) {
    let here = child.id ? document.getElementById(child.id) : null;
    if (here === null) {
      here = document.importNode(child, true);
      list.insertBefore(here, before ?? null);
      note(here);
    } else {
      here.className = child.className;
      for (const part of child.querySelectorAll("[data-part]")) exchange(document.getElementById(part.id), part);
    }
    before = here;
  }
  for (const child of [...list.children]) if (child.id && !next.querySelector(`#${child.id}`)) child.remove();
};

const refresh = async () => {
  const answer = await fetch(document.body.dataset.url);
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("channels").replaceWith(document.importNode(next.getElementById("channels"), true));
  const [list, nextList] = [document.getElementById("tickets"), next.getElementById("tickets")];
  if (!list || !nextList) {
    if (nextList) location.replace(document.body.dataset.url); // the first Channel has come
    return;
  }
  mergeTickets(list, nextList);
  const aside = document.querySelector("aside");
  for (const card of next.querySelectorAll("aside > [data-part]")) {
    const here = document.getElementById(card.id);
    if (here) exchange(here, card);
    else {
      aside.insertBefore(document.importNode(card, true), aside.lastElementChild);
      note(aside);
    }
  }
  document.body.dataset.version = next.body.dataset.version;
};

const poll = async () => {
  try {
    const { version } = await (await fetch("/practice/version")).json();
    if (String(version) !== document.body.dataset.version) await refresh();
  } catch {
    // The server is away; the next round asks again.
  }
  setTimeout(poll, EVERY);
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
  button.textContent = "Copied";
});

note(document);
if (document.getElementById("channels") && document.querySelector("aside")) setTimeout(poll, EVERY);
