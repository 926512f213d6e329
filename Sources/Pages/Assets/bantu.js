"use strict";
// Makes the pages a little more comfortable. Everything works without it.

// What is told once need not stay in the address, nor come again when the page is loaded anew.
{
  const address = new URL(location.href);
  if (address.searchParams.has("kabar")) {
    address.searchParams.delete("kabar");
    history.replaceState(history.state, "", address);
  }
}

// Where a form comes back with problems, their summary is read first.
document.getElementById("ringkasan")?.focus();

// A form is sent once, however often its button is pressed. Going back to the page gives the button back.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
