-- Drop from the streams what is safely elsewhere: facts that are in the archive and before the
-- snapshot, signals that are in the archive and old.
--
-- KEYS  1 how far the store is archived   2 the log   3 the snapshot   4 the signals
-- ARGV  1 facts to keep before that for screens that come back   2 ms of signals to keep
-- Returns {facts, signals} dropped.

local facts, signals, moves = unpack(redis.call('HMGET', KEYS[1], 'facts', 'signals', 'moves'))
local dropped = {0, 0}
if moves and moves ~= '[]' then
  return dropped
end

local snapshot = redis.call('HGET', KEYS[3], 'end')
if facts and snapshot then
  local epoch, n = string.match(facts, '^(%d+)-(%d+)$')
  local other, m = string.match(cjson.decode(snapshot)[1], '^(%d+)-(%d+)$')
  local from = math.min(n, m) - ARGV[1]
  if epoch == other and from > 1 then
    dropped[1] = redis.call('XTRIM', KEYS[2], 'MINID', epoch .. '-' .. string.format('%.0f', from))
  end
end

if signals then
  local time = redis.call('TIME')
  local ms, seq = string.match(signals, '^(%d+)-(%d+)$')
  local old = time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[2]
  if old < tonumber(ms) then
    dropped[2] = redis.call('XTRIM', KEYS[4], 'MINID', string.format('%.0f', old) .. '-0')
  else
    dropped[2] = redis.call('XTRIM', KEYS[4], 'MINID', ms .. '-' .. string.format('%.0f', seq + 1))
  end
end
return dropped
