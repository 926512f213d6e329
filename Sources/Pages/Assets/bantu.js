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
}
arrive();

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
