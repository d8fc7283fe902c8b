/**
 * Loaded before the app when a test drives it: the app is ready only once the driver watches. A window that goes from its
 * first empty page to ours just while the driver attaches is lost to it, and the driver then waits for that page forever.
 */
const { app } = require('electron');

const ready = app.whenReady();
const emit = app.emit.bind(app);
let heldEvent = null;
let released = false;
let release;
const watched = new Promise((resolve) => {
  release = resolve;
});

app.emit = (name, ...rest) => {
  if (name !== 'ready' || released) return emit(name, ...rest);
  heldEvent = rest;
  return app.listenerCount('ready') > 0;
};
app.isReady = () => released;
app.whenReady = () => watched;

/** The driver calls this by name as soon as it watches. */
globalThis.__playwright_run = async () => {
  await ready;
  released = true;
  release();
  emit('ready', ...heldEvent);
};
