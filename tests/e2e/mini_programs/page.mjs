// An open page, as the client has it: what its definition says, and data of its own that only setData changes.

/** Through the bridge to what draws the page come values alone, never functions. */
const sent = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

export function openPage(definition, route) {
  const page = {
    ...definition,
    route,
    data: sent(definition.data ?? {}),
    setData(changes, done) {
      for (const [path, value] of Object.entries(changes)) put(page.data, path, sent(value));
      done?.call(page);
    },
    $batchedUpdates: (update) => update(),
  };
  return page;
}

/** A path is `a`, `a.b`, `a[0].b` or `a.[0].b`. */
function put(data, path, value) {
  const names = path.match(/[^.[\]]+/g);
  const last = names.pop();
  let place = data;
  for (const name of names) {
    place[name] ??= {};
    place = place[name];
  }
  place[last] = value;
}
