// The practice time line: writes posts, and shows what is there as it changes. The list is made anew with each
// change; the form beside it is not touched, so that nothing anybody types is lost.
"use strict";

const $ = (id) => document.getElementById(id);
const form = { mode: "new", id: null };
let people = [];
let posts = [];

async function call(method, path, body) {
  const options = { method };
  if (body !== undefined) {
    options.headers = { "Content-Type": "application/json" };
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(path, options);
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(data.error || "The server answered " + answer.status + ".");
  return data;
}

// --- The form ---------------------------------------------------------------------------------------------------

function person(acct) {
  return people.find((one) => one.acct === acct) || { display_name: acct, avatar: "" };
}

function brand() {
  return people.find((one) => one.is_brand).acct;
}

function setMode(mode, post) {
  form.mode = mode;
  form.id = post ? post.id : null;
  $("context").hidden = mode === "new";
  $("author").disabled = mode === "edit";
  $("visibility").disabled = mode === "edit";
  $("file-fields").hidden = mode === "edit";
  $("composer-title").textContent = { new: "Write a post", reply: "Write a reply", edit: "Edit a post" }[mode];
  $("send").textContent = mode === "edit" ? "Save" : "Post";
  if (post) $("context-text").textContent = (mode === "edit" ? "Editing: " : "To: ") + (post.spoiler || post.text);
  showProblem("");
}

function reply(post) {
  setMode("reply", post);
  if ($("author").value === post.author) {
    const other = people.find((one) => one.acct !== post.author && !one.is_brand);
    $("author").value = post.author === brand() ? other.acct : $("author").value;
  }
  const named = [post.author, ...post.mentions].filter((acct) => acct !== $("author").value);
  $("text").value = [...new Set(named)].map((acct) => "@" + acct + " ").join("");
  $("visibility").value = post.visibility;
  $("spoiler").value = post.spoiler;
  $("text").focus();
  count();
}

function edit(post) {
  setMode("edit", post);
  $("author").value = post.author;
  $("text").value = post.text;
  $("spoiler").value = post.spoiler;
  $("text").focus();
  count();
}

function reset() {
  setMode("new");
  $("text").value = "@" + brand() + " ";
  $("spoiler").value = "";
  $("file").value = "";
  $("description").value = "";
  $("description-field").hidden = true;
  count();
}

function count() {
  $("count").textContent = [...$("text").value].length + " characters";
}

function showProblem(text) {
  $("problem").textContent = text;
  $("problem").hidden = !text;
}

function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(new Error("The picture could not be read. Choose it again."));
    reader.readAsDataURL(file);
  });
}

async function send(event) {
  event.preventDefault();
  $("send").disabled = true;
  try {
    const text = $("text").value;
    const spoiler = $("spoiler").value;
    if (form.mode === "edit") {
      await call("PUT", "/practice/statuses/" + encodeURIComponent(form.id), { text, spoiler });
    } else {
      const file = $("file").files[0];
      const media = file
        ? [{ name: file.name, mime_type: file.type, content: await encoded(file), description: $("description").value }]
        : [];
      await call("POST", "/practice/statuses", {
        author: $("author").value, text, spoiler, media, visibility: $("visibility").value,
        reply_to: form.mode === "reply" ? form.id : null,
      });
    }
    reset();
  } catch (problem) {
    showProblem(problem.message);
  } finally {
    $("send").disabled = false;
  }
}

async function remove(post) {
  try {
    await call("DELETE", "/practice/statuses/" + encodeURIComponent(post.id));
    if (form.id === post.id) reset();
  } catch (problem) {
    showProblem(problem.message);
  }
}

// --- The time line ----------------------------------------------------------------------------------------------

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function button(label, post, act, className = "quiet") {
  const element = make("button", className, label);
  element.type = "button";
  element.dataset.key = label + " " + post.id;
  element.setAttribute("aria-label", label + ", post of " + person(post.author).display_name);
  element.addEventListener("click", () => act(post));
  return element;
}

const SEEN_BY = { public: "", unlisted: "unlisted", private: "followers", direct: "direct" };

function shown(post, depth) {
  const author = person(post.author);
  const row = make("article", "post depth-" + Math.min(depth, 3) + (author.is_brand ? " brand" : ""));
  row.dataset.id = post.id;
  const avatar = make("img", "avatar");
  avatar.src = author.avatar;
  avatar.alt = "";
  const body = make("div", "body");
  const head = make("div", "head");
  head.append(make("span", "who", author.display_name), " ", make("span", "muted", "@" + post.author));
  const time = make("time", "muted", " · " + new Date(post.created).toLocaleTimeString());
  time.dateTime = post.created;
  head.append(time);
  for (const tag of [SEEN_BY[post.visibility], post.edited ? "edited" : ""]) {
    if (tag) head.append(" ", make("span", "tag", tag));
  }
  body.append(head);
  if (post.spoiler) body.append(make("p", "muted", "Content warning: " + post.spoiler));
  body.append(make("div", "text", post.text));
  if (post.poll) body.append(make("p", "muted", "Poll: " + post.poll.join(" · ")));
  if (post.media.length) body.append(media(post));
  const reactions = [
    post.favourited_by.length ? "★ " + post.favourited_by.join(", ") : "",
    post.boosted_by.length ? "⟳ " + post.boosted_by.join(", ") : "",
  ].filter(Boolean).join("   ");
  const foot = make("div", "buttons");
  foot.append(make("span", "muted", reactions), button("Reply", post, reply), button("Edit", post, edit),
    button("Delete", post, remove, "quiet bad"));
  body.append(foot);
  row.append(avatar, body);
  return row;
}

function media(post) {
  const box = make("div", "media");
  for (const one of post.media) {
    if (one.kind === "image") {
      const picture = make("img");
      picture.src = one.url;
      picture.alt = one.description || "";
      box.append(picture);
    } else {
      const link = make("a", "", one.description || one.kind);
      link.href = one.url;
      box.append(link);
    }
  }
  return box;
}

function threads() {
  const known = new Map(posts.map((post) => [post.id, post]));
  const below = new Map();
  const roots = [];
  for (const post of posts) {
    if (post.boost_of) continue;
    if (known.has(post.reply_to)) below.set(post.reply_to, [...(below.get(post.reply_to) || []), post]);
    else roots.push(post);
  }
  const walk = (post, depth) =>
    [[post, depth], ...(below.get(post.id) || []).flatMap((child) => walk(child, depth + 1))];
  const place = new Map(posts.map((post, index) => [post.id, index]));
  const latest = (thread) => Math.max(...thread.map(([post]) => place.get(post.id)));
  return roots.map((root) => walk(root, 0)).sort((one, other) => latest(other) - latest(one));
}

function render() {
  const focused = document.activeElement && document.activeElement.dataset.key;
  const boxes = threads().map((thread) => {
    const box = make("div", "thread");
    box.append(...thread.map(([post, depth]) => shown(post, depth)));
    return box;
  });
  $("timeline").replaceChildren(...boxes);
  $("empty").hidden = boxes.length > 0;
  if (focused) {
    const again = document.querySelector('[data-key="' + CSS.escape(focused) + '"]');
    if (again) again.focus({ preventScroll: true });
  }
}

async function load() {
  const before = JSON.stringify(people);
  [people, posts] = await Promise.all([call("GET", "/practice/accounts"), call("GET", "/practice/statuses?limit=200")]);
  if (JSON.stringify(people) !== before) {
    const chosen = $("author").value || (people.find((one) => !one.is_brand) || people[0]).acct;
    $("author").replaceChildren(...people.map((one) => {
      const option = make("option", "", one.display_name + " (@" + one.acct + ")");
      option.value = one.acct;
      return option;
    }));
    $("author").value = chosen;
  }
  render();
}

async function follow() {
  let version = -1;
  for (;;) {
    try {
      const now = (await call("GET", "/practice/changes?timeout=25&since=" + version)).version;
      if (now !== version) await load();
      if (version === -1) reset();
      version = now;
      $("timeline").removeAttribute("aria-busy");
    } catch {
      $("timeline").setAttribute("aria-busy", "true"); // the server is away: look again until it is back
      await new Promise((resolve) => setTimeout(resolve, 2000));
      version = version === -1 ? -1 : -2;
    }
  }
}

$("composer").addEventListener("submit", send);
$("cancel").addEventListener("click", reset);
$("text").addEventListener("input", count);
$("file").addEventListener("change", () => { $("description-field").hidden = !$("file").files.length; });
follow();
