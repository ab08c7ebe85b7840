/** Views carry the log position `epoch-n` they are true for. An answer and a stream may arrive in any order. */

/** Whether view `next` is older than `now` and should be dropped. Another epoch is another log: always taken. */
export function isOlder(next, now) {
  const [epoch, n] = parts(next);
  const [epochNow, nNow] = parts(now);
  return epoch === epochNow && n < nNow;
}

function parts(view) {
  const [, epoch, n] = /^(?:(.*)-)?(\d+)$/.exec(String(view.position)) ?? [null, "", "0"];
  return [epoch ?? "", Number(n)];
}
