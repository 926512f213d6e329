"use strict";
// Makes the pages a little more comfortable. Everything works without it.

// What a page that has just come needs: at its loading, and where an upload has put another in its place.
function arrive() {
  // What is told once need not stay in the address, nor come again when the page is loaded anew.
  const address = new URL(location.href);
  if (address.searchParams.has("kabar")) {
    address.searchParams.delete("kabar");
    history.replaceState(history.state, "", address);
  }
  // Where a form comes back with problems, their summary is read first.
  document.getElementById("ringkasan")?.focus();
  // Only a script can print.
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
  for (const week of document.querySelectorAll("[data-week]")) paintable(week);
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});

// A form is sent once, however often its button is pressed. Going back to the page gives the button back.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  if (form.enctype === "multipart/form-data") upload(event, form);
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// A file on its way is seen to go. What comes back takes the place of the page, as it would without a script; where
// nothing comes back the form is sent in the plain way, which tells why.
function upload(event, form) {
  const chosen = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length > 0);
  if (!chosen) return;
  event.preventDefault();
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", form.querySelector("input[type=file]").labels[0]?.textContent.trim() ?? "");
  form.append(bar);
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (progress) => {
    if (progress.lengthComputable) bar.value = progress.loaded / progress.total;
  });
  request.addEventListener("error", () => form.submit());
  request.addEventListener("load", () => {
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    history.replaceState(history.state, "", request.responseURL || location.href);
    document.documentElement.replaceWith(page.documentElement);
    arrive();
    if (!document.getElementById("ringkasan")) document.getElementById("isi")?.focus();
  });
  request.open("POST", form.action);
  request.send(new FormData(form, event.submitter));
}

// Hours of a week, which stand as text in a line for each day, can be painted in a table besides: by pointer, or with
// arrows and the space bar. Both always say the same.
const clock = (minutes) => {
  const digits = (number) => String(number).padStart(2, "0");
  return digits(Math.floor(minutes / 60)) + (document.documentElement.lang === "id" ? "." : ":") + digits(minutes % 60);
};

// What stands in a line, as pairs of minutes; what is no hours is passed over.
function spansOf(text) {
  return [...text.matchAll(/(\d{1,2})(?:[.:](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[.:](\d{2}))?/g)].map(
    (found) => [found[1] * 60 + +(found[2] ?? 0), found[3] * 60 + +(found[4] ?? 0)]);
}

function paintable(week) {
  const lines = [...week.querySelectorAll(".week input")];
  if (lines.length === 0 || week.querySelector(".paint")) return;
  const slot = 30;
  const known = lines.flatMap((line) => spansOf(line.value).flat());
  const first = Math.floor(Math.min(420, ...known) / slot) * slot;
  const last = Math.min(1440, Math.ceil(Math.max(1080, ...known) / slot) * slot);
  const table = document.createElement("table");
  table.className = "paint";
  table.createCaption().textContent = week.dataset.caption;
  const head = table.createTHead().insertRow();
  head.append(document.createElement("td"));
  const names = lines.map((line) => line.labels[0].firstChild.textContent.trim());
  for (const name of names) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name.slice(0, 3);
    cell.abbr = name;
    head.append(cell);
  }
  const body = table.createTBody();
  const buttons = [];
  for (let start = first; start < last; start += slot) {
    const row = body.insertRow();
    const title = document.createElement("th");
    title.scope = "row";
    title.textContent = clock(start);
    row.append(title);
    buttons.push(lines.map((line, day) => {
      const button = document.createElement("button");
      button.type = "button";
      button.tabIndex = -1;
      button.setAttribute("aria-label", `${names[day]} ${clock(start)}–${clock(start + slot)}`);
      row.insertCell().append(button);
      return button;
    }));
  }
  buttons[0][0].tabIndex = 0;

  // From the lines to the table.
  const show = () => lines.forEach((line, day) => {
    const spans = spansOf(line.value);
    buttons.forEach((row, index) => {
      const start = first + index * slot;
      row[day].setAttribute("aria-pressed", spans.some(([from, to]) => from <= start && start + slot <= to));
    });
  });
  // One slot on or off, and from there to its line; what of the line is no whole slot stays.
  const paint = (index, day, on) => {
    const [from, to] = [first + index * slot, first + (index + 1) * slot];
    const rest = spansOf(lines[day].value).flatMap(([start, end]) => [[start, Math.min(end, from)], [Math.max(start, to), end]]);
    const spans = [...rest, ...(on ? [[from, to]] : [])].filter(([start, end]) => start < end).sort((a, b) => a[0] - b[0]);
    const joined = [];
    for (const [start, end] of spans) {
      const before = joined.at(-1);
      if (before && start <= before[1]) before[1] = Math.max(before[1], end);
      else joined.push([start, end]);
    }
    lines[day].value = joined.map(([start, end]) => `${clock(start)}–${clock(end)}`).join(", ");
    show();
  };
  const place = (target) => {
    const index = buttons.findIndex((row) => row.includes(target));
    return index < 0 ? null : [index, buttons[index].indexOf(target)];
  };
  const isOn = (button) => button.getAttribute("aria-pressed") === "true";

  // A mouse drags over the cells; a finger scrolls, and taps them one by one. Whatever else presses a button clicks it.
  let [painting, isPainted] = [null, false];
  body.addEventListener("pointerdown", (event) => {
    const found = place(event.target);
    isPainted = found !== null && event.button === 0 && event.pointerType !== "touch";
    if (!isPainted) return;
    event.target.releasePointerCapture(event.pointerId);
    painting = !isOn(event.target);
    paint(...found, painting);
  });
  body.addEventListener("pointerover", (event) => {
    const found = painting === null ? null : place(event.target);
    if (found) paint(...found, painting);
  });
  addEventListener("pointerup", () => { painting = null; });
  addEventListener("pointercancel", () => { painting = null; });
  body.addEventListener("click", (event) => {
    const found = place(event.target);
    if (found && !isPainted) paint(...found, !isOn(event.target));
  });
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  body.addEventListener("keydown", (event) => {
    isPainted = false;
    const [found, step] = [place(event.target), steps[event.key]];
    const next = found && step && buttons[found[0] + step[0]]?.[found[1] + step[1]];
    if (!next) return;
    event.preventDefault();
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  for (const line of lines) line.addEventListener("input", show);
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = week.dataset.hint;
  week.querySelector(".week").before(hint, table);
  show();
}

arrive();
